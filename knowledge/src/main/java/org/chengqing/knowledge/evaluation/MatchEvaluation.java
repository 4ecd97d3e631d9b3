package org.chengqing.knowledge.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.chengqing.knowledge.evaluation.Answer.Decision;
import org.chengqing.knowledge.evaluation.baseline.Baseline;
import org.chengqing.knowledge.evaluation.baseline.Ranking;
import org.chengqing.knowledge.evaluation.baseline.Ranking.Hit;
import org.chengqing.knowledge.matching.MatchOutcome;

/** Puts the messages of a set to a matcher, one at a time and each once. */
public final class MatchEvaluation {
    /** Messages asked before the clock runs, so that the machine is warm as it is in a service. */
    private static final int WARM_UP = 200;

    private static final double NANOS_A_MILLI = 1e6;

    private MatchEvaluation() {}

    /**
     * What the matcher answers, in the order of the messages.
     *
     * @param queries what is asked
     * @param matcher answers a text
     * @param done is told after each message how many are done
     */
    public static List<Answer> run(
            List<LabelledQuery> queries, Function<String, MatchOutcome> matcher, IntConsumer done) {
        for (LabelledQuery query : queries.subList(0, Math.min(WARM_UP, queries.size()))) {
            answer(query, matcher);
        }
        List<Answer> answers = new ArrayList<>(queries.size());
        for (LabelledQuery query : queries) {
            answers.add(answer(query, matcher));
            done.accept(answers.size());
        }
        return answers;
    }

    private static Answer answer(LabelledQuery query, Function<String, MatchOutcome> matcher) {
        long began = System.nanoTime();
        MatchOutcome outcome = matcher.apply(query.text());
        return Answer.of(query, outcome, (System.nanoTime() - began) / NANOS_A_MILLI);
    }

    /**
     * What a baseline finds for each message, before any threshold.
     *
     * @param set the base and the messages
     * @param baseline the method
     * @param done is told after each message how many are done
     */
    public static List<RankedQuery> rank(EvaluationSet set, Baseline baseline, IntConsumer done) {
        Ranking ranking = baseline.over(set.reviews());
        List<RankedQuery> ranked = new ArrayList<>(set.queries().size());
        for (LabelledQuery query : set.queries()) {
            long began = System.nanoTime();
            List<Hit> hits = ranking.best(query.text(), Answer.MOST_SHOWN);
            ranked.add(new RankedQuery(query, hits, (System.nanoTime() - began) / NANOS_A_MILLI));
            done.accept(ranked.size());
        }
        return ranked;
    }

    /** A message and what a baseline found for it, best first. */
    public record RankedQuery(LabelledQuery query, List<Hit> hits, double millis) {
        /** Copies the list. */
        public RankedQuery {
            hits = List.copyOf(hits);
        }

        /** The score of the best; below every threshold where nothing was found. */
        double best() {
            return hits.isEmpty() ? Double.NEGATIVE_INFINITY : hits.getFirst().score();
        }

        /** The answer with these thresholds. */
        Answer with(Thresholds thresholds) {
            if (best() >= thresholds.confirmFrom()) {
                return answer(Decision.CONFIRMED, List.of(hits.getFirst().id()));
            }
            List<String> offered = hits.stream()
                    .filter(hit -> hit.score() >= thresholds.offerFrom())
                    .map(Hit::id)
                    .toList();
            return answer(offered.isEmpty() ? Decision.NONE : Decision.AMBIGUOUS, offered);
        }

        private Answer answer(Decision decision, List<String> shown) {
            return new Answer(query, decision, shown, List.of(), millis);
        }
    }
}
