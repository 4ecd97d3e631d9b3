package org.chengqing.knowledge.matching;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A logistic regression over features and some products of two. Every feature is bounded, so that a degenerate text
 * cannot run away with the score. The weights were fitted on the development halves of the public and the local
 * evaluation set (the first six candidates by lead; local pairs count 2.5 times; L2 with C = 1) and rounded; fitted on four
 * fifths and read on the fifth, they rank and separate nearly as well.
 */
final class LogisticScorer implements Scorer {
    private static final double BIAS = -8.708;

    /** One summand: a weight times a feature, times a second where there is one. */
    private record Term(Feature feature, @Nullable Feature times, double weight) {
        double of(Map<Feature, Double> features) {
            double first = features.getOrDefault(feature, 0.0);
            if (times == null) {
                return weight * first;
            }
            double second = features.getOrDefault(times, 0.0);
            boolean negativeSquare = feature == times && first < 0; // a square keeps its sign
            return weight * first * (negativeSquare ? -second : second);
        }
    }

    private static final List<Term> TERMS = List.of(
            new Term(Feature.BOTH_SINGLES, null, 1.140),
            new Term(Feature.DATE_AGREES, null, 1.234),
            new Term(Feature.DATE_CLASHES, null, -2.779),
            new Term(Feature.DATE_UNKNOWN, null, -0.799),
            new Term(Feature.LEAD, null, 5.703),
            new Term(Feature.NUMBER_ABSENT, null, 0.803),
            new Term(Feature.NUMBER_AGREES, null, 1.346),
            new Term(Feature.NUMBER_CLASHES, null, -0.379),
            new Term(Feature.NUMBER_UNKNOWN, null, 0.417),
            new Term(Feature.PLACE_ABOVE, null, -0.363),
            new Term(Feature.PLACE_ABSENT, null, -0.690),
            new Term(Feature.PLACE_AGREES, null, 0.212),
            new Term(Feature.PLACE_BELOW, null, -0.198),
            new Term(Feature.PLACE_SIDEWAYS, null, -2.321),
            new Term(Feature.REGIONAL, null, 1.087),
            new Term(Feature.SHARED_MATTER, null, 2.271),
            new Term(Feature.TEXT_LENGTH, null, -0.229),
            new Term(Feature.TEXT_MATTER, null, 1.206),
            new Term(Feature.TEXT_PAIRS, null, 1.471),
            new Term(Feature.TEXT_PAIRS_WHOLE, null, 2.420),
            new Term(Feature.TEXT_SINGLES, null, -1.592),
            new Term(Feature.TEXT_SINGLES_WHOLE, null, 4.769),
            new Term(Feature.WHOLE_LEAD, null, 3.880),
            new Term(Feature.WORDING_MATTER, null, 0.507),
            new Term(Feature.WORDING_PAIRS, null, 1.064),
            new Term(Feature.WORDING_SINGLES, null, 3.858),
            new Term(Feature.REGIONAL, Feature.WORDING_SINGLES, -3.066),
            new Term(Feature.REGIONAL, Feature.TEXT_PAIRS_WHOLE, -1.665),
            new Term(Feature.REGIONAL, Feature.TEXT_SINGLES_WHOLE, 1.353),
            new Term(Feature.REGIONAL, Feature.LEAD, -2.421),
            new Term(Feature.REGIONAL, Feature.NUMBER_ABSENT, -0.712),
            new Term(Feature.REGIONAL, Feature.NUMBER_UNKNOWN, -0.412),
            new Term(Feature.REGIONAL, Feature.PLACE_ABSENT, 2.566),
            new Term(Feature.REGIONAL, Feature.PLACE_ABOVE, -0.071),
            new Term(Feature.WORDING_PAIRS, Feature.TEXT_PAIRS, -1.807),
            new Term(Feature.WORDING_SINGLES, Feature.TEXT_SINGLES_WHOLE, 1.451),
            new Term(Feature.WORDING_PAIRS, Feature.TEXT_PAIRS_WHOLE, -2.152),
            new Term(Feature.WORDING_PAIRS, Feature.SHARED_MATTER, -1.297),
            new Term(Feature.LEAD, Feature.SHARED_MATTER, -1.647),
            new Term(Feature.LEAD, Feature.TEXT_PAIRS_WHOLE, -2.364),
            new Term(Feature.LEAD, Feature.WORDING_PAIRS, 0.214),
            new Term(Feature.TEXT_PAIRS_WHOLE, Feature.TEXT_MATTER, 2.890),
            new Term(Feature.WORDING_PAIRS, Feature.TEXT_LENGTH, 0.446),
            new Term(Feature.LEAD, Feature.TEXT_LENGTH, 2.309),
            new Term(Feature.WORDING_SINGLES, Feature.TEXT_LENGTH, 0.086),
            new Term(Feature.TEXT_PAIRS_WHOLE, Feature.TEXT_LENGTH, 2.689),
            new Term(Feature.WORDING_PAIRS, Feature.WORDING_PAIRS, -0.459),
            new Term(Feature.TEXT_PAIRS_WHOLE, Feature.TEXT_PAIRS_WHOLE, -3.380),
            new Term(Feature.LEAD, Feature.LEAD, -1.046),
            new Term(Feature.WORDING_SINGLES, Feature.WORDING_SINGLES, 1.163));

    @Override
    public double score(Map<Feature, Double> features) {
        double sum = BIAS;
        for (Term term : TERMS) {
            sum += term.of(features);
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
