package org.chengqing.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengqing.knowledge.evaluation.Answers.candidate;
import static org.chengqing.knowledge.evaluation.Answers.query;
import static org.chengqing.knowledge.evaluation.Answers.weighed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.chengqing.knowledge.Reviews;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.knowledge.evaluation.MatchEvaluation.RankedQuery;
import org.chengqing.knowledge.evaluation.ThresholdCurve.Point;
import org.chengqing.knowledge.evaluation.baseline.Ranking.Hit;
import org.chengqing.knowledge.matching.Category;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static RankedQuery ranked(LabelledQuery query, Hit... hits) {
        return new RankedQuery(query, List.of(hits), 1);
    }

    private final List<RankedQuery> found = List.of(
            ranked(query("1", "k", "a"), new Hit("a", 9)),
            ranked(query("2", "k", "a"), new Hit("b", 5), new Hit("a", 4)),
            ranked(query("3", "k", "a")),
            ranked(query("4", "none"), new Hit("a", 8)),
            ranked(query("5", "none"), new Hit("a", 3), new Hit("b", 2)),
            ranked(query("6", "none")));

    @Test
    void answers_as_much_as_the_limits_allow() {
        Thresholds strict = Thresholds.within(found, 0, 0);
        assertThat(MatchScores.of(strict.answers(found))).isEqualTo(new MatchScores(3, 1, 1, 0, 3, 0, 0));

        Thresholds oneFalse = Thresholds.within(found, 0.34, 0);
        assertThat(MatchScores.of(oneFalse.answers(found))).isEqualTo(new MatchScores(3, 1, 1, 1, 3, 1, 0));

        Thresholds oneNoisy = Thresholds.within(found, 0, 0.34);
        assertThat(MatchScores.of(oneNoisy.answers(found))).isEqualTo(new MatchScores(3, 1, 2, 0, 3, 0, 1));
    }

    @Test
    void shows_nothing_where_nothing_was_found_whatever_the_limits() {
        assertThat(MatchScores.of(Thresholds.within(found, 1, 1).answers(found)))
                .isEqualTo(new MatchScores(3, 1, 1, 1, 3, 2, 0));
        assertThatThrownBy(() -> new Thresholds(1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void never_breaks_a_limit(
            @ForAll @Size(max = 40) List<@DoubleRange(max = 1) Double> scores,
            @ForAll @DoubleRange(max = 1) double falseRate,
            @ForAll @DoubleRange(max = 1) double noisyRate) {
        List<RankedQuery> some = new ArrayList<>();
        scores.forEach(score -> some.add(ranked(query("q" + some.size(), "none"), new Hit("a", score))));
        MatchScores reached =
                MatchScores.of(Thresholds.within(some, falseRate, noisyRate).answers(some));
        assertThat(reached.falsely()).isLessThanOrEqualTo((int) Math.floor(falseRate * scores.size()));
        assertThat(reached.noisy()).isLessThanOrEqualTo((int) Math.floor(noisyRate * scores.size()));
    }

    @Test
    void compares_with_the_false_rate_of_the_matcher() {
        LinkedHashMap<String, List<RankedQuery>> baselines = new LinkedHashMap<>();
        baselines.put("对照", found);
        List<Answer> own = found.stream()
                .map(one -> one.query().id().equals("4")
                        ? Answers.confirmed(one.query(), "a")
                        : Answers.nothing(one.query()))
                .toList();
        Comparison comparison = new Comparison(own, baselines);

        List<Comparison.Row> rows = comparison.rows("本程序");
        assertThat(rows).extracting(Comparison.Row::method).containsExactly("本程序", "对照");
        assertThat(rows.getLast().scores().falsely()).isEqualTo(1);
        assertThat(comparison.has(Set.of("none"))).isTrue();
        assertThat(comparison.has(Set.of("none", "slot-trap"))).isFalse();
        assertThat(comparison.only(Set.of("none")).rows("x").getFirst().scores())
                .isEqualTo(new MatchScores(0, 0, 0, 0, 3, 1, 0));
    }

    @Test
    void draws_the_curve_of_one_category() {
        ThresholdCurve curve = new ThresholdCurve(List.of(
                weighed(query("1", "k", "a"), candidate("a", 0.9, false)),
                weighed(query("2", "k", "a"), candidate("b", 0.7, false), candidate("a", 0.6, false)),
                weighed(query("3", "none"), candidate("a", 0.8, true)),
                weighed(query("4", "none"), candidate("b", 0.5, false))));

        assertThat(at(0.5, curve.of(Set.of("a", "b")))).isEqualTo(new Point(0.5, 50, 100, 50, 50, 100));
        assertThat(at(0.8, curve.of(Set.of("a", "b")))).isEqualTo(new Point(0.8, 50, 50, 0, 0, 50));
        assertThat(at(0.5, curve.of(Set.of("a")))).isEqualTo(new Point(0.5, 50, 100, 0, 0, 50));
        assertThat(at(0.5, curve.of(Set.of("b")))).isEqualTo(new Point(0.5, 0, 0, 50, 50, 50));
        assertThat(at(0.95, curve.of(Set.of("a", "b")))).isEqualTo(new Point(0.95, 0, 0, 0, 0, 0));
    }

    @Test
    void a_place_or_a_date_makes_an_entry_one_that_is_easily_mistaken() {
        assertThat(Category.of(Reviews.nationwide("a", "碘盐防辐射"))).isEqualTo(Category.GENERAL);
        assertThat(Category.of(Reviews.of("a", "停水三天", "云溪县", Validity.ALWAYS))).isEqualTo(Category.REGIONAL_OR_DATED);
        assertThat(ThresholdCurve.thresholds()).startsWith(0.05).endsWith(0.99).isSorted();
    }

    private static Point at(double threshold, List<Point> curve) {
        return curve.stream()
                .filter(point -> point.threshold() == threshold)
                .findFirst()
                .orElseThrow();
    }
}
