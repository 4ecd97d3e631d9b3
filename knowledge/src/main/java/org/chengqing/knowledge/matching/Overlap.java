package org.chengqing.knowledge.matching;

import java.util.Arrays;
import org.chengqing.knowledge.index.Rarity;
import org.chengqing.knowledge.text.Terms;

/**
 * The terms of one kind of a text with their weights, to measure what part of it another text holds and the other way
 * round. Containment and not a symmetric measure: a short question holds little of a long claim, and a long forward much
 * besides it.
 */
final class Overlap {
    private final long[] terms;
    private final double[] weights;
    private final Matter total;

    /** Sums of weights: of pairs (and words), of single characters (and words), and the heaviest term of all. */
    record Matter(double pairs, double singles, double heaviest) {}

    Overlap(Rarity rarity, long[] terms) {
        this.terms = terms;
        this.weights = rarity.weights(terms);
        this.total = sum(new long[0], false);
    }

    /** All of it. */
    Matter total() {
        return total;
    }

    /** What these other terms hold too. */
    Matter sharedWith(long[] others) {
        return sum(others, true);
    }

    /** What they do not hold. */
    Matter missedBy(long[] others) {
        return sum(others, false);
    }

    /** The terms that they do not hold, ascending. */
    long[] termsMissedBy(long[] others) {
        return Arrays.stream(terms)
                .filter(term -> Arrays.binarySearch(others, term) < 0)
                .toArray();
    }

    private Matter sum(long[] others, boolean shared) {
        double pairs = 0;
        double singles = 0;
        double heaviest = 0;
        int at = 0;
        for (int i = 0; i < terms.length; i++) {
            while (at < others.length && others[at] < terms[i]) {
                at++;
            }
            boolean held = at < others.length && others[at] == terms[i];
            if (held == shared) {
                boolean single = Terms.isSingle(terms[i]);
                pairs += single ? 0 : weights[i];
                singles += single || Terms.isWord(terms[i]) ? weights[i] : 0;
                heaviest = single ? heaviest : Math.max(heaviest, weights[i]);
            }
        }
        return new Matter(pairs, singles, heaviest);
    }

    /** The part, 0 where the whole is nothing. */
    static double part(double some, double whole) {
        return whole <= 0 ? 0 : Math.min(1, some / whole);
    }
}
