package org.chengqing.knowledge.evaluation;

import java.util.Comparator;
import java.util.List;
import org.chengqing.knowledge.evaluation.MatchEvaluation.RankedQuery;

/**
 * From which score the best hit answers by itself, and from which hits are offered.
 *
 * @param confirmFrom in the baseline's own measure
 * @param offerFrom in the same, at most {@code confirmFrom}
 */
public record Thresholds(double confirmFrom, double offerFrom) {
    /** Throws {@link IllegalArgumentException} where more would be answered than offered. */
    public Thresholds {
        if (!(offerFrom <= confirmFrom)) {
            throw new IllegalArgumentException("offerFrom " + offerFrom + " is above confirmFrom " + confirmFrom);
        }
    }

    /**
     * The lowest thresholds within these limits, so those that answer and help most.
     *
     * @param ranked what was found for each message
     * @param falseRate the part of unanswerable messages that may be answered, from 0 to 1
     * @param noisyRate the part of them that may be offered candidates, from 0 to 1
     */
    public static Thresholds within(List<RankedQuery> ranked, double falseRate, double noisyRate) {
        List<Double> best = ranked.stream()
                .filter(one -> !one.query().isAnswerable())
                .map(RankedQuery::best)
                .sorted(Comparator.reverseOrder())
                .toList();
        double confirmFrom = above(best, (int) Math.floor(falseRate * best.size()));
        List<Double> unconfirmed =
                best.stream().filter(score -> score < confirmFrom).toList();
        double offerFrom = above(unconfirmed, (int) Math.floor(noisyRate * best.size()));
        return new Thresholds(confirmFrom, Math.min(offerFrom, confirmFrom));
    }

    /** What these thresholds make of what was found. */
    public List<Answer> answers(List<RankedQuery> ranked) {
        return ranked.stream().map(one -> one.with(this)).toList();
    }

    /** The lowest score that so many of these, highest first, reach and no more. */
    private static double above(List<Double> scores, int allowed) {
        return allowed < scores.size() ? Math.nextUp(scores.get(allowed)) : -Double.MAX_VALUE;
    }
}
