package org.chengqing.console.rebuttals;

import java.util.Optional;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.claim.ClaimReviewId;

/** Addresses of rebuttals. */
final class Pages {
    private Pages() {}

    /** The page of a rebuttal. */
    static String of(ClaimReviewId id) {
        return "/console/rebuttals/r/" + id.value();
    }

    /** The rebuttal that the address names; empty for what names none. */
    static Optional<ClaimReviewId> id(Visit visit) {
        return id(visit.path("id"));
    }

    static Optional<ClaimReviewId> id(String text) {
        try {
            return Optional.of(new ClaimReviewId(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** A whole number of the form; 0 when it is none. */
    static int number(Visit visit, String field) {
        String text = visit.field(field);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
