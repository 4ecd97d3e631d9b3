package org.chengqing.knowledge.matching;

import org.chengqing.knowledge.claim.ClaimReview;

/** What an entry is about, which decides how easily another is mistaken for it, and so from which score it answers. */
public enum Category {
    /** A region other than the whole country, or a date that its editor named: its neighbours ask alike. */
    REGIONAL_OR_DATED,
    /** Everything else. */
    GENERAL;

    /** The category of a review. */
    public static Category of(ClaimReview review) {
        boolean general = review.region().equals(ClaimReview.NATIONWIDE)
                && review.facts().dates().isEmpty();
        return general ? GENERAL : REGIONAL_OR_DATED;
    }
}
