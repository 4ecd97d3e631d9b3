package org.chengqing.knowledge.catalog;

import org.chengqing.knowledge.claim.ReviewState;

/** The steps of a review from one state to the next, except the one that needs a successor. */
public enum ReviewStep {
    /** The editor hands a draft to a reviewer. */
    SUBMIT(ReviewState.DRAFT, ReviewState.IN_REVIEW),
    /** The reviewer hands it back. */
    HAND_BACK(ReviewState.IN_REVIEW, ReviewState.DRAFT),
    /** The reviewer publishes it; it needs a source. */
    RELEASE(ReviewState.IN_REVIEW, ReviewState.RELEASED),
    /** It answers no more. */
    WITHDRAW(ReviewState.RELEASED, ReviewState.WITHDRAWN),
    /** What was withdrawn is worked on again. */
    REOPEN(ReviewState.WITHDRAWN, ReviewState.DRAFT);

    private final ReviewState from;
    private final ReviewState to;

    ReviewStep(ReviewState from, ReviewState to) {
        this.from = from;
        this.to = to;
    }

    ReviewState from() {
        return from;
    }

    ReviewState to() {
        return to;
    }
}
