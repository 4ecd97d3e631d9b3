package org.chengqing.questions;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;

/**
 * Exactly the answer that somebody was shown.
 *
 * @param reviewId the review
 * @param revision its revision, from 1
 * @param generation the catalogue that answered
 */
public record ShownAnswer(String reviewId, int revision, long generation) {
    /** This review, out of that generation of the catalogue. */
    public static ShownAnswer of(ClaimReview review, long generation) {
        return new ShownAnswer(review.id().value(), review.revision(), generation);
    }

    /** As it stands on a button: {@code W1/3/127}. */
    public String token() {
        return reviewId + "/" + revision + "/" + generation;
    }

    /** Reads a token; empty for one that names no answer. */
    public static Optional<ShownAnswer> parse(String token) {
        String[] parts = token.split("/", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new ShownAnswer(
                            new ClaimReviewId(parts[0]).value(), Integer.parseInt(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** Reviews with their revisions, as one word each. */
    static String list(Collection<ShownAnswer> answers) {
        return answers.stream().map(ShownAnswer::version).collect(Collectors.joining(" "));
    }

    /** Whether such a list holds this revision of the review. */
    static boolean isIn(String list, ClaimReview review) {
        String version = of(review, 0).version();
        return Arrays.asList(list.split(" ", -1)).contains(version);
    }

    private String version() {
        return reviewId + "#" + revision;
    }
}
