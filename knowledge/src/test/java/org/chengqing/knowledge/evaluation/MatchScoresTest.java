package org.chengqing.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengqing.knowledge.evaluation.Answers.confirmed;
import static org.chengqing.knowledge.evaluation.Answers.nothing;
import static org.chengqing.knowledge.evaluation.Answers.offered;
import static org.chengqing.knowledge.evaluation.Answers.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expected figures were counted by hand after the rules of the public scorer. */
class MatchScoresTest {
    private final List<Answer> answers = List.of(
            confirmed(query("q1", "short", "a"), "a"),
            confirmed(query("q2", "short", "a", "b"), "b"),
            confirmed(query("q3", "typo", "a"), "b"),
            offered(query("q4", "typo", "a"), "b", "c", "a"),
            offered(query("q5", "typo", "a"), "b", "c", "d", "a"),
            nothing(query("q6", "typo", "a")),
            confirmed(query("q7", "none"), "a"),
            offered(query("q8", "none"), "a"),
            nothing(query("q9", "none")),
            nothing(query("q10", "short")));

    @Test
    void counts_as_the_public_scorer_does() {
        assertThat(MatchScores.of(answers)).isEqualTo(new MatchScores(6, 2, 3, 1, 4, 1, 1));
    }

    @Test
    void counts_each_kind_by_itself() {
        assertThat(MatchScores.byKind(answers))
                .containsExactly(
                        Map.entry("none", new MatchScores(0, 0, 0, 0, 3, 1, 1)),
                        Map.entry("short", new MatchScores(2, 2, 2, 0, 1, 0, 0)),
                        Map.entry("typo", new MatchScores(4, 0, 1, 1, 0, 0, 0)));
    }

    @Test
    void tells_the_rate_of_false_answers_also_of_nothing() {
        assertThat(MatchScores.of(answers).falseRate()).isEqualTo(0.25);
        assertThat(MatchScores.of(List.of()).falseRate()).isZero();
    }

    @Test
    void takes_percentiles_as_the_public_scorer_does() {
        assertThat(Latencies.of(answers)).isEqualTo(new Latencies(2, 10, 10));
        assertThat(Latencies.of(answers.subList(0, 1))).isEqualTo(new Latencies(1, 1, 1));
        assertThatThrownBy(() -> Latencies.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writes_what_the_public_scorer_reads(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out.jsonl");
        PredictionFile.write(file, List.of(answers.get(0), answers.get(3), answers.get(5)));
        assertThat(Files.readString(file)).isEqualTo("""
                {"id":"q1","outcome":"confirmed","kb_id":"a","millis":1.0}
                {"id":"q4","outcome":"ambiguous","candidates":["b","c","a"],"millis":2.0}
                {"id":"q6","outcome":"none","millis":10.0}
                """);
    }
}
