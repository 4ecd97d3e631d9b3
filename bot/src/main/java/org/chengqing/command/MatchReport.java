package org.chengqing.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.knowledge.evaluation.Answer;
import org.chengqing.knowledge.evaluation.Comparison;
import org.chengqing.knowledge.evaluation.EvaluationSet;
import org.chengqing.knowledge.evaluation.Latencies;
import org.chengqing.knowledge.evaluation.MatchScores;
import org.chengqing.knowledge.evaluation.ThresholdCurve;
import org.chengqing.knowledge.evaluation.ThresholdCurve.Point;
import org.chengqing.knowledge.matching.Category;

/** Figures of matching as tables in Chinese. */
final class MatchReport {
    private static final List<String> FIGURES = List.of("可答", "答对%", "有帮助%", "答错%", "不可答", "误答%", "打扰%");
    private static final String LEGEND = """
            答对：可答的问题直接答对；有帮助：答对，或正确条目在候选里；答错：可答的问题直接答成别的条目；
            误答：没有条目可答却直接作答；打扰：没有条目可答却列出候选。
            """;

    private MatchReport() {}

    /** All answers together and by kind, and how long they took: what the public scorer prints. */
    static String byKind(List<Answer> answers) {
        TextTable table = new TextTable(1, with(FIGURES, "类型"));
        table.add(with(figures(MatchScores.of(answers)), "全部"));
        MatchScores.byKind(answers).forEach((kind, scores) -> table.add(with(figures(scores), kind)));
        Latencies millis = Latencies.of(answers);
        return table.text()
                + String.format(
                        Locale.ROOT, "毫秒：p50 %.1f，p99 %.1f，最长 %.1f%n", millis.p50(), millis.p99(), millis.max());
    }

    /** The table of all sets and methods, empty yet. */
    static TextTable comparison() {
        return new TextTable(
                2,
                Stream.concat(with(FIGURES, "数据集", "方法").stream(), Stream.of("p50 毫秒", "p99 毫秒"))
                        .toList());
    }

    /** Adds the rows of one set. */
    static void add(TextTable table, String set, Comparison comparison) {
        for (Comparison.Row row : comparison.rows("澄清")) {
            table.add(Stream.concat(
                            with(figures(row.scores()), set, row.method()).stream(),
                            Stream.of(
                                    decimal(row.latencies().p50()),
                                    decimal(row.latencies().p99())))
                    .toList());
        }
    }

    /** What the columns and the thresholds mean. */
    static String legend() {
        return LEGEND
                + String.format(
                        Locale.ROOT,
                        "对照方法在每个数据集上各取最有利的阈值：误答不多于澄清（澄清不足 %.0f%% 时按 %.0f%%），打扰不多于 %.0f%%。%n",
                        100 * Comparison.FALSE_RATE,
                        100 * Comparison.FALSE_RATE,
                        100 * Comparison.NOISY_RATE);
    }

    /** The curve of one set, for each category of entries. */
    static String curve(EvaluationSet set, List<Answer> answers) {
        ThresholdCurve curve = new ThresholdCurve(answers);
        StringBuilder text = new StringBuilder();
        for (Category category : Category.values()) {
            Set<String> entries = set.reviews().stream()
                    .filter(review -> Category.of(review) == category)
                    .map(review -> review.id().value())
                    .collect(Collectors.toUnmodifiableSet());
            TextTable table = new TextTable(0, List.of("阈值", "答对%", "答错%", "误答%", "候选有帮助%", "候选打扰%"));
            for (Point point : curve.of(entries)) {
                table.add(Stream.of(
                                point.threshold(),
                                point.right(),
                                point.wrong(),
                                point.falsely(),
                                point.helped(),
                                point.noisy())
                        .map(MatchReport::hundredths)
                        .toList());
            }
            text.append("\n")
                    .append(set.name())
                    .append("：")
                    .append(label(category))
                    .append(" ")
                    .append(entries.size())
                    .append(" 条\n");
            text.append(table.text());
        }
        return text.toString();
    }

    /** What the columns of a curve mean. */
    static String curveLegend() {
        return "前三项：从该阈值起直接答复（事实冲突的除外）；后两项：从该阈值起列为候选。只计本类条目，各类的前三项相加即为总数。\n";
    }

    private static String label(Category category) {
        return switch (category) {
            case REGIONAL_OR_DATED -> "有地区或日期的条目";
            case GENERAL -> "一般条目";
        };
    }

    private static List<String> figures(MatchScores scores) {
        return List.of(
                String.valueOf(scores.answerable()),
                percent(scores.right(), scores.answerable()),
                percent(scores.helped(), scores.answerable()),
                percent(scores.wrong(), scores.answerable()),
                String.valueOf(scores.unanswerable()),
                percent(scores.falsely(), scores.unanswerable()),
                percent(scores.noisy(), scores.unanswerable()));
    }

    private static List<String> with(List<String> rest, String... first) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private static String percent(int part, int of) {
        return of == 0 ? "-" : hundredths(100.0 * part / of);
    }

    private static String hundredths(double value) {
        // half to even, as the public scorer rounds
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
