package org.chengqing.knowledge.claim;

/** Where a review stands. Only {@link #RELEASED} ones answer residents. */
public enum ReviewState {
    /** Being written. */
    DRAFT,
    /** Handed to a reviewer. */
    IN_REVIEW,
    /** Published: it answers, and has a public page. */
    RELEASED,
    /** Taken back: it answers no more; its page says so. */
    WITHDRAWN,
    /** Replaced by another review, to which its page points. */
    SUPERSEDED
}
