package org.chengqing.knowledge.matching;

import java.util.Arrays;
import org.chengqing.knowledge.index.Rarity;
import org.chengqing.knowledge.text.Terms;

/**
 * A text's terms with their weights, to measure what part of it an entry holds and the other way round. Containment and
 * not a symmetric measure: a short question holds little of a long claim, and a long forward much besides it.
 */
final class Coverage {
    private final Rarity rarity;
    private final long[] terms;
    private final double[] weights;
    private final Matter total;

    /** Sums of weights: of pairs (and words) and of single characters (and words). */
    record Matter(double pairs, double singles) {
        /** This as a part of the whole, 0 where the whole is nothing. */
        Matter over(Matter whole) {
            return new Matter(part(pairs, whole.pairs), part(singles, whole.singles));
        }

        private static double part(double some, double whole) {
            return whole <= 0 ? 0 : Math.min(1, some / whole);
        }
    }

    Coverage(Rarity rarity, long[] terms) {
        this.rarity = rarity;
        this.terms = terms;
        this.weights = rarity.weights(terms);
        this.total = sum(terms, weights);
    }

    Matter total() {
        return total;
    }

    /** The matter that the text shares with these terms. */
    Matter sharedWith(long[] others) {
        double pairs = 0;
        double singles = 0;
        boolean fewer = others.length < terms.length;
        long[] walked = fewer ? others : terms;
        long[] searched = fewer ? terms : others;
        for (int i = 0; i < walked.length; i++) {
            int at = Arrays.binarySearch(searched, walked[i]);
            if (at >= 0) {
                double weight = weights[fewer ? at : i];
                pairs += Terms.isSingle(walked[i]) ? 0 : weight;
                singles += Terms.isSingle(walked[i]) || Terms.isWord(walked[i]) ? weight : 0;
            }
        }
        return new Matter(pairs, singles);
    }

    /** The matter of other terms in this base. */
    Matter of(long[] others) {
        return sum(others, rarity.weights(others));
    }

    private static Matter sum(long[] terms, double[] weights) {
        double pairs = 0;
        double singles = 0;
        for (int i = 0; i < terms.length; i++) {
            pairs += Terms.isSingle(terms[i]) ? 0 : weights[i];
            singles += Terms.isSingle(terms[i]) || Terms.isWord(terms[i]) ? weights[i] : 0;
        }
        return new Matter(pairs, singles);
    }
}
