package org.chengqing.knowledge.evaluation.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chengqing.knowledge.Reviews;
import org.chengqing.knowledge.Sentences;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BaselineTest {
    private static final SentenceModel CHARACTERS = Sentences.ofCharacters();

    static Stream<Baseline> all() {
        return Baseline.all(CHARACTERS).stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void finds_a_claim_by_its_own_words_and_by_an_alias(Baseline baseline) {
        Ranking ranking = baseline.over(Reviews.some());
        assertThat(ranking.best("菠菜和豆腐同吃会得肾结石", 3).getFirst().id()).isEqualTo("spinach");
        assertThat(ranking.best("全城断水72小时", 3).getFirst().id()).isEqualTo("water");
    }

    @ParameterizedTest
    @MethodSource("all")
    void ranks_each_review_once_best_first_and_not_more_than_asked(Baseline baseline) {
        List<Ranking.Hit> hits = baseline.over(Reviews.some()).best("吃碘盐可以防核辐射", 2);
        assertThat(hits).hasSizeBetween(1, 2);
        assertThat(hits).extracting(Ranking.Hit::id).doesNotHaveDuplicates();
        assertThat(hits).extracting(Ranking.Hit::score).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @MethodSource("all")
    void bears_texts_without_words_and_very_long_ones(Baseline baseline) {
        Ranking ranking = baseline.over(Reviews.some());
        assertThat(ranking.best("", 3)).hasSizeLessThanOrEqualTo(3);
        assertThat(ranking.best("😀😀 ！？", 3)).hasSizeLessThanOrEqualTo(3);
        assertThat(ranking.best("停水了大家快存水".repeat(600), 3)).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void cofacts_misses_a_short_text_with_one_pair_more_than_any_article_has() {
        Ranking ranking = new CofactsRule().over(Reviews.some());
        assertThat(ranking.best("碘盐防辐射", 3)).extracting(Ranking.Hit::id).containsExactly("salt");
        assertThat(ranking.best("碘盐防塑料", 3)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"停水三天, 停 水 三 天, 1", "布莱顿, 布赖顿, 0", "停, 水, 0", "停, 停, 1", "停水三天, 停水两天, 0.3333", "哈哈哈, 哈哈, 0.6667"})
    void dice_counts_pairs_that_both_have(String one, String other, double coefficient) {
        assertThat(CofactsRule.dice(one, other)).isCloseTo(coefficient, within(0.0001));
        assertThat(CofactsRule.dice(other, one)).isCloseTo(coefficient, within(0.0001));
    }
}
