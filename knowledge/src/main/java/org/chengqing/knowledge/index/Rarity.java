package org.chengqing.knowledge.index;

import java.util.Arrays;
import java.util.Collection;
import org.chengqing.knowledge.text.Terms;

/**
 * How much each term tells in this base: the inverse document frequency over the reviews, damped for function words.
 * Terms and their counts are two parallel arrays, as a map of boxed numbers would be ten times the size.
 */
public final class Rarity {
    private final long[] terms;
    private final int[] counts;
    private final int reviews;

    Rarity(Collection<long[]> documents) {
        long[] all = documents.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        long[] distinct = new long[all.length];
        int[] occurrences = new int[all.length];
        int size = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                distinct[size++] = all[i];
            }
            occurrences[size - 1]++;
        }
        terms = Arrays.copyOf(distinct, size);
        counts = Arrays.copyOf(occurrences, size);
        reviews = documents.size();
    }

    /** The weight of a term, above 0; highest for one that no review holds. */
    public double weight(long term) {
        int at = Arrays.binarySearch(terms, term);
        int count = at < 0 ? 0 : counts[at];
        // a floor under the size keeps the weights of a base of a few reviews apart from one another
        double size = Math.max(reviews, 200);
        return Terms.content(term) * Math.log(1 + size / (1 + count));
    }

    /** The weights of these terms together. */
    public double total(long[] ofTerms) {
        double total = 0;
        for (long term : ofTerms) {
            total += weight(term);
        }
        return total;
    }

    /** The weights of these terms, in their order. */
    public double[] weights(long[] ofTerms) {
        return Arrays.stream(ofTerms).mapToDouble(this::weight).toArray();
    }
}
