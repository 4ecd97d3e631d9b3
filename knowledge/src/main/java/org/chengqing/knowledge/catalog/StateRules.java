package org.chengqing.knowledge.catalog;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.chengqing.knowledge.catalog.ChangeResult.Reason;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * What may become of a review: draft → in review → released → withdrawn, or superseded by another. A revision keeps
 * the state; a released review can be corrected in place, since each revision is kept and a reviewer's release names
 * the revision it was given for. Each method answers with the reason against the change, empty when it may happen.
 */
final class StateRules {
    private static final Set<ReviewState> REPLACEABLE = EnumSet.of(ReviewState.RELEASED, ReviewState.WITHDRAWN);

    private StateRules() {}

    static Optional<Reason> againstRevising(ClaimReview current, ReviewContent content) {
        if (current.state() == ReviewState.SUPERSEDED) {
            return Optional.of(Reason.WRONG_STATE);
        }
        boolean unsourced =
                current.state() == ReviewState.RELEASED && content.sources().isEmpty();
        return unsourced ? Optional.of(Reason.NO_SOURCE) : Optional.empty();
    }

    static Optional<Reason> against(ReviewStep step, ClaimReview current) {
        if (current.state() != step.from()) {
            return Optional.of(Reason.WRONG_STATE);
        }
        boolean unsourced =
                step.to() == ReviewState.RELEASED && current.sources().isEmpty();
        return unsourced ? Optional.of(Reason.NO_SOURCE) : Optional.empty();
    }

    static Optional<Reason> againstReplacing(ClaimReview current, @Nullable ClaimReview successor) {
        if (!REPLACEABLE.contains(current.state())) {
            return Optional.of(Reason.WRONG_STATE);
        }
        boolean sound = successor != null
                && successor.state() == ReviewState.RELEASED
                && !successor.id().equals(current.id());
        return sound ? Optional.empty() : Optional.of(Reason.NO_SUCCESSOR);
    }
}
