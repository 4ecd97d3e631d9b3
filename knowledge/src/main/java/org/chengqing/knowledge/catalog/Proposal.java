package org.chengqing.knowledge.catalog;

import java.time.Instant;
import java.util.Set;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewContent;

/**
 * New content for a released review, not released yet.
 *
 * @param base the revision of the review that it is to follow
 * @param version grows with every change of the proposal, from 1
 * @param inReview whether it is with the reviewers
 * @param authors whoever wrote or handed in any of it; none of them may release it
 * @param by who changed it last
 * @param note why, in a few words; may be empty
 */
public record Proposal(
        ClaimReviewId id,
        int base,
        int version,
        ReviewContent content,
        boolean inReview,
        Set<String> authors,
        String by,
        String note,
        Instant at) {
    /** Copies the set. */
    public Proposal {
        authors = Set.copyOf(authors);
    }
}
