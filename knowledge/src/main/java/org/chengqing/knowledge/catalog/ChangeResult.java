package org.chengqing.knowledge.catalog;

import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;

/** What became of a change of one review. Only {@link Changed} left a trace in the catalogue. */
public sealed interface ChangeResult {
    /** It is done: the review as it stands now, and the generation it made. */
    record Changed(ClaimReview review, long generation) implements ChangeResult {}

    /** There is no review of this name. */
    record Missing(ClaimReviewId id) implements ChangeResult {}

    /** The name is taken. */
    record Exists(ClaimReview current) implements ChangeResult {}

    /** Somebody else made a revision in between; this is what they left. */
    record Stale(ClaimReview current) implements ChangeResult {}

    /** The rules forbid it, for this reason. */
    record NotAllowed(ClaimReview current, Reason reason) implements ChangeResult {}

    /** Why a change is not allowed. */
    enum Reason {
        /** The step does not begin in the state that the review is in. */
        WRONG_STATE,
        /** What is published names at least one source. */
        NO_SOURCE,
        /** The successor is the review itself, unknown, or not released. */
        NO_SUCCESSOR
    }
}
