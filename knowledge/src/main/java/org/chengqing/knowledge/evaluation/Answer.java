package org.chengqing.knowledge.evaluation;

import java.util.Collections;
import java.util.List;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.knowledge.matching.ScoredCandidate;

/**
 * What a matcher made of one labelled message.
 *
 * @param query the message
 * @param decision which of the three
 * @param shown the review that answers, or those that are offered, best first; empty for none
 * @param weighed what was weighed, best first, as far as the matcher tells
 * @param millis how long it took
 */
public record Answer(
        LabelledQuery query, Decision decision, List<String> shown, List<ScoredCandidate> weighed, double millis) {
    /** Most candidates that count: further ones nobody is shown. */
    public static final int MOST_SHOWN = 3;

    /** The three outcomes. */
    public enum Decision {
        /** One review answers. */
        CONFIRMED,
        /** Some are offered. */
        AMBIGUOUS,
        /** Nothing is shown. */
        NONE
    }

    /** Copies the lists. */
    public Answer {
        shown = List.copyOf(shown);
        weighed = List.copyOf(weighed);
    }

    /** The answer in an outcome; of several matches the surest counts. */
    static Answer of(LabelledQuery query, MatchOutcome outcome, double millis) {
        List<ScoredCandidate> weighed = outcome.evidence().candidates();
        return switch (outcome) {
            case MatchOutcome.Confirmed confirmed ->
                new Answer(
                        query,
                        Decision.CONFIRMED,
                        List.of(confirmed.match().review().id().value()),
                        weighed,
                        millis);
            case MatchOutcome.Ambiguous ambiguous ->
                new Answer(
                        query,
                        Decision.AMBIGUOUS,
                        ambiguous.candidates().stream()
                                .map(match -> match.review().id().value())
                                .toList(),
                        weighed,
                        millis);
            case MatchOutcome.NoMatch _ -> new Answer(query, Decision.NONE, List.of(), weighed, millis);
        };
    }

    /** Whether a right review answers it. */
    boolean isRight() {
        return decision == Decision.CONFIRMED && query.right().contains(shown.getFirst());
    }

    /** Whether a right review answers it or is offered. */
    boolean isHelped() {
        return !Collections.disjoint(query.right(), shown.subList(0, Math.min(MOST_SHOWN, shown.size())));
    }
}
