package org.chengqing.knowledge.training;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chengqing.knowledge.matching.TreeEnsemble;

/** Grows trees with LightGBM; its text form is read into ours. Deterministic on one machine: one thread, fixed seeds. */
final class Boosting {
    private final String parameters;
    private final int rounds;

    /**
     * @param rounds how many trees
     * @param leaves most leaves of a tree
     * @param rate how much of each tree is added
     * @param leastOfLeaf fewest cases in a leaf
     */
    Boosting(int rounds, int leaves, double rate, int leastOfLeaf) {
        this.rounds = rounds;
        this.parameters = "objective=binary learning_rate=" + rate + " num_leaves=" + leaves + " min_data_in_leaf="
                + leastOfLeaf + " feature_fraction=0.5 bagging_fraction=0.8 bagging_freq=1 lambda_l2=5 "
                + "max_bin=255 use_missing=false deterministic=true force_row_wise=true num_threads=1 seed=7 "
                + "boost_from_average=false verbosity=-1";
    }

    /** The trees of these cases. */
    TreeEnsemble grow(List<Case> cases) {
        int width = cases.getFirst().values().length;
        double[] matrix = new double[cases.size() * width];
        float[] labels = new float[cases.size()];
        float[] weights = new float[cases.size()];
        for (int i = 0; i < cases.size(); i++) {
            System.arraycopy(cases.get(i).values(), 0, matrix, i * width, width);
            labels[i] = cases.get(i).right() ? 1 : 0;
            weights[i] = (float) cases.get(i).weight();
        }
        try (LGBMDataset data = LGBMDataset.createFromMat(matrix, cases.size(), width, true, parameters, null)) {
            data.setField("label", labels);
            data.setField("weight", weights);
            try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
                for (int i = 0; i < rounds; i++) {
                    booster.updateOneIter();
                }
                return read(booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN));
            }
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM failed on " + cases.size() + " cases", e);
        }
    }

    private static TreeEnsemble read(String model) {
        List<TreeEnsemble.Tree> trees = new ArrayList<>();
        for (String block : model.split("\nTree=", -1)) {
            if (block.contains("\nleaf_value=")) {
                trees.add(tree(block));
            }
        }
        return new TreeEnsemble(trees);
    }

    private static TreeEnsemble.Tree tree(String block) {
        return new TreeEnsemble.Tree(
                whole(block, "split_feature"),
                real(block, "threshold"),
                whole(block, "left_child"),
                whole(block, "right_child"),
                real(block, "leaf_value"));
    }

    private static int[] whole(String block, String name) {
        return Arrays.stream(real(block, name)).mapToInt(value -> (int) value).toArray();
    }

    private static double[] real(String block, String name) {
        int at = block.indexOf("\n" + name + "=");
        if (at < 0) {
            return new double[0];
        }
        int from = at + name.length() + 2;
        int end = block.indexOf('\n', from);
        String line = block.substring(from, end < 0 ? block.length() : end).strip();
        return line.isEmpty()
                ? new double[0]
                : Arrays.stream(line.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }
}
