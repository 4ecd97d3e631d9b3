package org.chengqing.knowledge.claim;

import java.util.regex.Pattern;

/**
 * The stable name of a review, part of its public address: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, beginning with a
 * letter or digit.
 */
public record ClaimReviewId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Throws {@link IllegalArgumentException} when the value does not have the form above. */
    public ClaimReviewId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a review id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
