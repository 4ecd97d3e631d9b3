package org.chengqing.knowledge.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengqing.knowledge.Reviews;
import org.chengqing.knowledge.Sentences;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.evaluation.EvaluationSet;
import org.chengqing.knowledge.evaluation.LabelledQuery;
import org.chengqing.knowledge.matching.Category;
import org.chengqing.knowledge.matching.MatchSettings.From;
import org.chengqing.knowledge.training.MatchTrainer.Trained;
import org.chengqing.knowledge.training.MatchTrainer.Unseen;
import org.junit.jupiter.api.Test;

class MatchTrainerTest {
    private static final EvaluationSet SET = set();

    /** Forty claims in the words of their entries, and twenty that nothing answers. */
    private static EvaluationSet set() {
        List<ClaimReview> reviews = new ArrayList<>();
        List<LabelledQuery> queries = new ArrayList<>();
        String things = "菠菜豆腐牛奶鸡蛋螃蟹柿子香蕉红薯花生蜂蜜";
        for (int i = 0; i < 40; i++) {
            String claim = "吃" + things.substring(i % 18, i % 18 + 2) + "会得第" + i + "种病";
            reviews.add(Reviews.nationwide("r" + i, claim));
            queries.add(new LabelledQuery("q" + i, claim + "吗", "short", Set.of("r" + i)));
        }
        for (int i = 0; i < 20; i++) {
            queries.add(new LabelledQuery("n" + i, "请问第" + i + "路公交几点收班", "none", Set.of()));
        }
        return new EvaluationSet("tiny", reviews, queries, Map.of());
    }

    @Test
    void what_answers_a_message_learns_to_score_above_what_does_not() {
        List<Integer> steps = new ArrayList<>();
        Trained trained =
                new MatchTrainer(Sentences.ofCharacters(), 8).train(List.of(SET), List.of("note"), steps::add);
        assertThat(trained.unseen()).hasSize(SET.queries().size());
        assertThat(steps).hasSize(SET.queries().size()).endsWith(SET.queries().size());
        assertThat(trained.model().notes()).containsExactly("note");
        double right = mean(trained, true);
        double none = mean(trained, false);
        assertThat(right).isGreaterThan(none + 0.2);
    }

    private static double mean(Trained trained, boolean answerable) {
        return trained.unseen().stream()
                .filter(one -> one.query().isAnswerable() == answerable)
                .mapToDouble(one ->
                        one.ranked().isEmpty() ? 0 : one.ranked().getFirst().score())
                .average()
                .orElseThrow();
    }

    @Test
    void thresholds_hold_the_wanted_rate_on_what_they_were_chosen_from() {
        Trained trained = new MatchTrainer(Sentences.ofCharacters(), 8).train(List.of(SET), List.of(), done -> {});
        From choice = ThresholdChoice.of(trained.unseen(), Category.GENERAL, 0.05, 0.2);
        long falsely = trained.unseen().stream()
                .filter(one -> !one.query().isAnswerable() && best(one) >= choice.confirm())
                .count();
        assertThat(falsely).isLessThanOrEqualTo(1);
        assertThat(ThresholdChoice.of(trained.unseen(), Category.GENERAL, 0.5, 0.5)
                        .confirm())
                .isLessThanOrEqualTo(choice.confirm());
        assertThat(ThresholdChoice.of(trained.unseen(), Category.REGIONAL_OR_DATED, 0, 0)
                        .confirm())
                .isEqualTo(0.01);
    }

    private static double best(Unseen one) {
        return one.ranked().isEmpty() ? 0 : one.ranked().getFirst().score();
    }
}
