package org.chengqing.broadcast;

/** What became of something that staff did with a broadcast. */
public sealed interface BroadcastResult {
    /** It is done. */
    record Done(long id) implements BroadcastResult {}

    /** There is no such broadcast. */
    record Missing() implements BroadcastResult {}

    /** It cannot be done. */
    record Refused(Why why) implements BroadcastResult {}

    /** Why not. */
    enum Why {
        /** It does not stand where this can be done, or somebody else was faster. */
        NOT_NOW,
        /** Whoever wrote any of it may not release it. */
        OWN_WORK,
        /** The recipients were worked out too long ago. */
        STALE,
        /** Nobody would be told. */
        NOBODY,
        /** The rebuttal is not released, or was changed after the recipients were worked out. */
        REVIEW_CHANGED,
        /** Too many broadcasts wait or run. */
        TOO_MANY
    }
}
