package org.chengqing.knowledge.matching;

/**
 * When a candidate is shown, for each category of entries.
 *
 * @param general of entries that hold everywhere and always
 * @param regional of entries about one region or date, whose neighbours ask alike
 * @param candidates entries weighed from each view of the index, 1 to 100
 */
public record MatchSettings(From general, From regional, int candidates) {
    /**
     * Scores from which something happens.
     *
     * @param confirm an entry answers by itself, above 0 and at most 1
     * @param offer it is offered, above 0 and at most {@code confirm}
     */
    public record From(double confirm, double offer) {
        /** Throws {@link IllegalArgumentException} for a value out of its range. */
        public From {
            if (!(confirm > 0 && confirm <= 1)) {
                throw new IllegalArgumentException("confirm " + confirm + " is not in (0, 1]");
            }
            if (!(offer > 0 && offer <= confirm)) {
                throw new IllegalArgumentException("offer " + offer + " is not in (0, confirm " + confirm + "]");
            }
        }
    }

    /**
     * Chosen on messages the model had not seen (five folds), so that of those that nothing answers about 1 in 100 is answered
     * from a nationwide base, 2 in 100 beside a regional one.
     */
    public static final MatchSettings STANDARD = new MatchSettings(new From(0.62, 0.065), new From(0.72, 0.20), 16);

    /** Throws {@link IllegalArgumentException} for a value out of its range. */
    public MatchSettings {
        if (candidates < 1 || candidates > 100) {
            throw new IllegalArgumentException("candidates " + candidates + " is not in 1 to 100");
        }
    }

    /** The thresholds of this category. */
    public From from(Category category) {
        return switch (category) {
            case GENERAL -> general;
            case REGIONAL_OR_DATED -> regional;
        };
    }
}
