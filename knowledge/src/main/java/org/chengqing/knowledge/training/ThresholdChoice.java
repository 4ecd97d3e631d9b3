package org.chengqing.knowledge.training;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.chengqing.knowledge.matching.Category;
import org.chengqing.knowledge.matching.MatchSettings;
import org.chengqing.knowledge.training.MatchTrainer.Ranked;
import org.chengqing.knowledge.training.MatchTrainer.Unseen;

/**
 * The lowest thresholds at which messages are seldom answered falsely, read from scores of messages that the model had not
 * seen, all sets pooled.
 */
public final class ThresholdChoice {
    private static final int STEPS = 100;

    private ThresholdChoice() {}

    /**
     * Chooses for one category of entries.
     *
     * @param unseen scores
     * @param falsely most of the messages that nothing answers, from 0 to 1, that entries of the category may answer; the same
     *     part of the others may be answered wrongly by them
     * @param noisy most of the messages that nothing answers, from 0 to 1, that may be offered one of them at the top
     */
    public static MatchSettings.From of(List<Unseen> unseen, Category category, double falsely, double noisy) {
        double confirm = lowest(from -> harm(unseen, from, category), falsely);
        double offer = lowest(from -> part(unseen, from, category, false, confirm, false), noisy);
        return new MatchSettings.From(confirm, Math.min(offer, confirm));
    }

    private static double lowest(DoubleUnaryOperator rate, double most) {
        return IntStream.rangeClosed(1, STEPS)
                .mapToDouble(step -> step / (double) STEPS)
                .filter(from -> rate.applyAsDouble(from) <= most)
                .findFirst()
                .orElse(1);
    }

    private static double harm(List<Unseen> unseen, double from, Category category) {
        return Math.max(part(unseen, from, category, false, 2, true), part(unseen, from, category, true, 2, true));
    }

    /** The part whose best candidate is of the category, scores in the range and does not answer the message. */
    private static double part(
            List<Unseen> unseen, double from, Category category, boolean answerable, double below, boolean confirmed) {
        List<Unseen> asked = unseen.stream()
                .filter(one -> one.query().isAnswerable() == answerable)
                .toList();
        long counted = asked.stream()
                .filter(one -> !one.ranked().isEmpty())
                .filter(one -> {
                    Ranked best = one.ranked().getFirst();
                    boolean right = one.query().right().contains(best.id().value());
                    boolean vetoed = confirmed && best.clash();
                    return best.category() == category
                            && best.score() >= from
                            && best.score() < below
                            && !right
                            && !vetoed;
                })
                .count();
        return asked.isEmpty() ? 0 : (double) counted / asked.size();
    }
}
