package org.chengqing.knowledge.catalog;

import java.time.Instant;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A review as a list shows it.
 *
 * @param author who made its latest revision
 * @param proposedInReview null when there is no proposal for it, else whether that is with the reviewers
 */
public record ListedReview(
        ClaimReviewId id,
        String claim,
        Rating rating,
        ReviewState state,
        String category,
        String region,
        Validity validity,
        boolean sample,
        int revision,
        Instant updatedAt,
        String author,
        @Nullable Boolean proposedInReview) {}
