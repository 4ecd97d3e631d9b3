package org.chengqing.knowledge.matching;

/**
 * When a candidate is shown.
 *
 * @param confirmFrom least score at which an entry that holds everywhere answers by itself, above 0 and at most 1
 * @param confirmRegionalFrom the same for an entry about one region, whose neighbours ask alike; at least confirmFrom
 * @param offerFrom least score at which an entry is offered, at most {@code confirmFrom}
 * @param candidates entries weighed from each of the two candidate queries, 1 to 100
 */
public record MatchSettings(double confirmFrom, double confirmRegionalFrom, double offerFrom, int candidates) {
    /** Set on the development sets so that about 1 in 100 messages that nothing answers is answered. */
    public static final MatchSettings STANDARD = new MatchSettings(0.80, 0.92, 0.30, 16);

    /** Throws {@link IllegalArgumentException} for a value out of its range. */
    public MatchSettings {
        if (!(confirmFrom > 0 && confirmFrom <= 1)) {
            throw new IllegalArgumentException("confirmFrom " + confirmFrom + " is not in (0, 1]");
        }
        if (!(confirmRegionalFrom >= confirmFrom && confirmRegionalFrom <= 1)) {
            throw new IllegalArgumentException(
                    "confirmRegionalFrom " + confirmRegionalFrom + " is not in [confirmFrom " + confirmFrom + ", 1]");
        }
        if (!(offerFrom > 0 && offerFrom <= confirmFrom)) {
            throw new IllegalArgumentException(
                    "offerFrom " + offerFrom + " is not in (0, confirmFrom " + confirmFrom + "]");
        }
        if (candidates < 1 || candidates > 100) {
            throw new IllegalArgumentException("candidates " + candidates + " is not in 1 to 100");
        }
    }
}
