package org.chengqing.channel;

/** Names for people that do not tell who they are: what an adapter may use in the keys of a shared store. */
@FunctionalInterface
public interface SenderKeys {
    /** The same for the same sender, and of no use to anybody without this installation's secret. */
    String keyOf(Sender sender);
}
