package org.chengqing.knowledge.facts;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengqing.knowledge.EvalSets;

/** Prints how often facts clash, by kind of message, and each pair that is judged wrongly. Argument: the sets' folder. */
final class FactEvalRunner {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private FactEvalRunner() {}

    public static void main(String[] args) throws IOException {
        Path sets = Path.of(args[0]);
        Map<String, String> places = EvalSets.places(sets.resolve("local/places.json"));
        for (String set : List.of("local", "public")) {
            long start = System.nanoTime();
            FactEval eval = new FactEval(sets.resolve(set + "/kb.jsonl"), places);
            OUT.printf("%s: reviews read in %d ms%n", set, (System.nanoTime() - start) / 1_000_000);
            start = System.nanoTime();
            List<FactEval.Pair> pairs = eval.pairs(sets.resolve(set + "/queries-dev.jsonl"));
            OUT.printf("%d pairs in %d ms%n", pairs.size(), (System.nanoTime() - start) / 1_000_000);
            print(pairs);
        }
    }

    private static void print(List<FactEval.Pair> pairs) {
        Map<String, int[]> counts = new TreeMap<>();
        for (FactEval.Pair pair : pairs) {
            boolean clash = pair.comparison().clash();
            int[] count =
                    counts.computeIfAbsent((pair.answers() ? "right " : "near ") + pair.kind(), kind -> new int[2]);
            count[0] += clash ? 1 : 0;
            count[1]++;
            int[] all = counts.computeIfAbsent(pair.answers() ? "right" : "near", kind -> new int[2]);
            all[0] += clash ? 1 : 0;
            all[1]++;
            if (clash == pair.answers()) {
                OUT.printf(
                        "%s [%s] %s%n  %s | %s | %s%n",
                        clash ? "FALSE" : "MISSED",
                        pair.kind(),
                        pair.text().replace('\n', ' '),
                        pair.review().claim().text(),
                        pair.comparison().clashing(),
                        pair.comparison().words());
            }
        }
        counts.forEach((kind, count) -> OUT.printf("%-30s %d of %d%n", kind, count[0], count[1]));
    }
}
