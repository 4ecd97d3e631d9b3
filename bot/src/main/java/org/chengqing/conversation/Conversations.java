package org.chengqing.conversation;

import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Reply;

/** Answers messages, whatever channel they come from. Blocks: call it on a virtual thread. */
public final class Conversations {
    /** What is said to this message. The same message again (same key and sender) changes nothing more. */
    public Reply answer(InboundMessage message) {
        throw new UnsupportedOperationException("" + message);
    }

    /** What would be said to this text, without doing it. */
    public Rehearsal rehearse(String text) {
        throw new UnsupportedOperationException(text);
    }
}
