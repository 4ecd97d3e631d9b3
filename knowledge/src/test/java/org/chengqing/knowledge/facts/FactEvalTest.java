package org.chengqing.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.EvalSets;
import org.junit.jupiter.api.Test;

/** What a veto costs and brings on the sets given for development. */
class FactEvalTest {
    private static final Path SETS = Path.of("../shared/eval");
    private static final Map<String, String> PLACES = EvalSets.places(SETS.resolve("local/places.json"));

    @Test
    void right_answers_are_hardly_ever_vetoed_and_traps_mostly_are() throws IOException {
        List<FactEval.Pair> local = pairs("local");
        assertThat(vetoed(local, true, "")).isLessThan(0.01);
        assertThat(vetoed(local, false, "slot-trap")).isGreaterThan(0.85);
        assertThat(vetoed(pairs("public"), true, "")).isLessThan(0.015);
    }

    private static List<FactEval.Pair> pairs(String set) throws IOException {
        return new FactEval(SETS.resolve(set + "/kb.jsonl"), PLACES).pairs(SETS.resolve(set + "/queries-dev.jsonl"));
    }

    private static double vetoed(List<FactEval.Pair> pairs, boolean answers, String kind) {
        List<FactEval.Pair> some = pairs.stream()
                .filter(pair -> pair.answers() == answers && pair.kind().startsWith(kind))
                .toList();
        assertThat(some).isNotEmpty();
        return some.stream().filter(pair -> pair.comparison().clash()).count() / (double) some.size();
    }
}
