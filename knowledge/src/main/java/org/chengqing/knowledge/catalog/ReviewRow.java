package org.chengqing.knowledge.catalog;

import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.jspecify.annotations.Nullable;

/** A review as one row of a file says it; the state is null where the row leaves it open. */
record ReviewRow(
        ClaimReviewId id,
        ReviewContent content,
        @Nullable ReviewState state,
        @Nullable ClaimReviewId supersededBy) {}
