package org.chengqing.broadcast;

/** Where a broadcast stands. */
public enum BroadcastState {
    /** Being written. */
    DRAFT,
    /** Sent for review; its recipients are being worked out. */
    PREPARING,
    /** Waits for somebody who did not write it. */
    IN_REVIEW,
    /** Released, for a later time. */
    SCHEDULED,
    /** Being sent. */
    RUNNING,
    /** Released, but nothing is sent until somebody goes on with it. */
    PAUSED,
    /** Ended before all were told. */
    CANCELLED,
    /** Nobody is left to be told. */
    DONE
}
