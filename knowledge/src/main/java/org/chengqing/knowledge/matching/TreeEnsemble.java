package org.chengqing.knowledge.matching;

import java.util.List;

/**
 * Boosted regression trees for a yes-or-no question (Friedman 2001, as LightGBM grows them): the sum of the leaves that a
 * case falls into, through the logistic function. A tree is a few arrays; a negative child is the leaf of that number.
 */
public final class TreeEnsemble {
    private final List<Tree> trees;

    /**
     * One tree.
     *
     * @param features which feature each node asks
     * @param thresholds a value at most this large goes left
     * @param left the node to the left, or {@code -1 - leaf}
     * @param right the same to the right
     * @param leaves what each leaf adds
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed once read
    public record Tree(int[] features, double[] thresholds, int[] left, int[] right, double[] leaves) {
        double of(double[] values) {
            int node = features.length == 0 ? -1 : 0;
            while (node >= 0) {
                node = values[features[node]] <= thresholds[node] ? left[node] : right[node];
            }
            return leaves[-1 - node];
        }
    }

    /** The sum of these trees. */
    public TreeEnsemble(List<Tree> trees) {
        this.trees = List.copyOf(trees);
    }

    /** The trees. */
    public List<Tree> trees() {
        return trees;
    }

    /** The chance that the answer is yes, from 0 to 1. */
    public double score(double[] values) {
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.of(values);
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
