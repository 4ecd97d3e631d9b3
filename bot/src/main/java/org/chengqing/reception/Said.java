package org.chengqing.reception;

/** What became of words of staff. */
public sealed interface Said {
    /** They are in the conversation; whether they arrived. */
    record Sent(ThreadLine.Outcome outcome) implements Said {}

    /** The same were sent before: nothing was sent now. */
    record Before() implements Said {}

    /** Somebody else has the conversation, or it has ended. */
    record NotYours() implements Said {}
}
