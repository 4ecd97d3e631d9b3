package org.chengqing.knowledge.catalog;

import java.time.LocalDate;
import org.chengqing.knowledge.claim.Rating;
import org.jspecify.annotations.Nullable;

/**
 * Which reviews a list shall hold; null where it does not matter.
 *
 * @param words each of these, parted by spaces, stands in the claim, the conclusion, an alias or the name
 * @param author who made the latest revision
 */
public record ReviewSearch(
        @Nullable String words,
        @Nullable Stage stage,
        @Nullable String category,
        @Nullable String region,
        @Nullable Rating rating,
        @Nullable Time time,
        @Nullable Boolean sample,
        @Nullable String author) {
    /** Every review. */
    public static final ReviewSearch ALL = new ReviewSearch(null, null, null, null, null, null, null, null);

    /** Where a review or its proposal stands. */
    public enum Stage {
        DRAFT,
        /** It or its proposal is with the reviewers. */
        WAITING,
        RELEASED,
        /** Released, with a proposal for new content. */
        PROPOSED,
        WITHDRAWN,
        SUPERSEDED
    }

    /** How the validity lies to a day. */
    public sealed interface Time {
        /** It ends between these days, both included. */
        record Ends(LocalDate from, LocalDate until) implements Time {}

        /** It is over on this day. */
        record Ended(LocalDate day) implements Time {}

        /** It has not begun on this day. */
        record NotYet(LocalDate day) implements Time {}
    }
}
