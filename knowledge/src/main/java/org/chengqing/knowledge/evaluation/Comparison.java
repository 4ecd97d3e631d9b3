package org.chengqing.knowledge.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.chengqing.knowledge.evaluation.MatchEvaluation.RankedQuery;

/**
 * The matcher and the baselines on the same messages. Each baseline has the thresholds that are best for it on these very
 * messages without more false answers than the matcher gives, or than {@value #FALSE_RATE} of them where it gives fewer.
 */
public final class Comparison {
    /** The part of unanswerable messages that a baseline may always answer. */
    public static final double FALSE_RATE = 0.01;
    /** The part of unanswerable messages that a baseline may offer candidates to. */
    public static final double NOISY_RATE = 0.15;

    private final List<Answer> answers;
    private final SequencedMap<String, List<RankedQuery>> ranked;

    /**
     * A comparison.
     *
     * @param answers what the matcher answers
     * @param ranked what each baseline found, by its name, in the order in which they are shown
     */
    public Comparison(List<Answer> answers, SequencedMap<String, List<RankedQuery>> ranked) {
        this.answers = List.copyOf(answers);
        this.ranked = new LinkedHashMap<>(ranked);
    }

    /** The figures of one method. */
    public record Row(String method, MatchScores scores, Latencies latencies) {
        private static Row of(String method, List<Answer> answers) {
            return new Row(method, MatchScores.of(answers), Latencies.of(answers));
        }
    }

    /** The matcher under this name, then the baselines. */
    public List<Row> rows(String matcher) {
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of(matcher, answers));
        double falseRate = Math.max(FALSE_RATE, rows.getFirst().scores().falseRate());
        ranked.forEach((name, found) -> rows.add(
                Row.of(name, Thresholds.within(found, falseRate, NOISY_RATE).answers(found))));
        return rows;
    }

    /** The same with messages of these kinds only; they must be there. */
    public Comparison only(Set<String> kinds) {
        SequencedMap<String, List<RankedQuery>> some = new LinkedHashMap<>();
        for (Map.Entry<String, List<RankedQuery>> each : ranked.entrySet()) {
            some.put(
                    each.getKey(),
                    each.getValue().stream()
                            .filter(one -> kinds.contains(one.query().kind()))
                            .toList());
        }
        return new Comparison(
                answers.stream()
                        .filter(answer -> kinds.contains(answer.query().kind()))
                        .toList(),
                some);
    }

    /** Whether there are messages of all these kinds. */
    public boolean has(Set<String> kinds) {
        return kinds.stream()
                .allMatch(kind -> answers.stream()
                        .anyMatch(answer -> answer.query().kind().equals(kind)));
    }
}
