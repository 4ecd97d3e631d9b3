package org.chengqing.broadcast;

/** What became of one recipient. */
public enum DeliveryState {
    /** To be sent. */
    PLANNED,
    /** Being sent, or cut off in the middle of it. */
    SENDING,
    /** The platform took it. */
    SENT,
    /** Cannot be reached: out of the window, left, forgotten. */
    UNREACHABLE,
    /** Given up after several tries. */
    FAILED,
    /** Perhaps sent; never sent again. */
    UNCERTAIN,
    /** Had been told the same before. */
    TOLD_BEFORE,
    /** Not sent, since the broadcast was cancelled. */
    CANCELLED
}
