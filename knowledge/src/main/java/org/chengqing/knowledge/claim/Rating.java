package org.chengqing.knowledge.claim;

import java.util.Optional;

/** The closed set of judgements, as in schema.org {@code reviewRating}; never a boolean. */
public enum Rating {
    /** The claim is untrue. */
    FALSE("false", "谣言"),
    /** True parts are arranged so that the whole deceives. */
    MISLEADING("misleading", "误导"),
    /** Some of it holds, some does not. */
    PARTLY_TRUE("partly-true", "部分属实"),
    /** The claim is true. */
    TRUE("true", "属实"),
    /** Checked, and not to be settled yet. */
    UNPROVEN("unproven", "尚无定论");

    private final String code;
    private final String label;

    Rating(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The word used in files and addresses, for example {@code partly-true}. */
    public String code() {
        return code;
    }

    /** The word shown to people, for example 部分属实. */
    public String label() {
        return label;
    }

    /** The rating that the code or the label names; empty for any other word. */
    public static Optional<Rating> of(String word) {
        for (Rating rating : values()) {
            if (rating.code.equals(word) || rating.label.equals(word)) {
                return Optional.of(rating);
            }
        }
        return Optional.empty();
    }
}
