package org.chengqing.knowledge.matching;

import java.util.Map;

/** A logistic regression; every feature is bounded, so that a degenerate text cannot run away with the score. */
final class LogisticScorer implements Scorer {
    private static final double BIAS = -6;

    @Override
    public double score(Map<Feature, Double> features) {
        double sum = BIAS
                + 4 * features.getOrDefault(Feature.WORDING_PAIRS, 0.0)
                + 6 * features.getOrDefault(Feature.BOTH_PAIRS, 0.0)
                + 4 * features.getOrDefault(Feature.LEAD, 0.0);
        return 1 / (1 + Math.exp(-sum));
    }
}
