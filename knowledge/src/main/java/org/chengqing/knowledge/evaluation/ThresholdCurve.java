package org.chengqing.knowledge.evaluation;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.chengqing.knowledge.matching.ScoredCandidate;

/**
 * What a matcher's scores would give at each threshold, for choosing one. The best candidate answers from the threshold
 * on unless its facts clash; the first three are offered from the threshold on. Only entries of one category count, so
 * the right, wrong and false ones of all categories add up to the whole.
 */
public final class ThresholdCurve {
    private final List<Answer> answers;
    private final int answerable;

    /** A curve through these answers of one set. */
    public ThresholdCurve(List<Answer> answers) {
        this.answers = List.copyOf(answers);
        this.answerable = (int)
                answers.stream().filter(answer -> answer.query().isAnswerable()).count();
    }

    /**
     * One threshold; the rates are percentages of all answerable messages (right, helped, wrong) or of all others (false,
     * noisy).
     */
    public record Point(double threshold, double right, double helped, double wrong, double falsely, double noisy) {}

    /** The thresholds that are told: from 0.05 to 0.99, closer together near the end. */
    public static List<Double> thresholds() {
        return DoubleStream.concat(
                        IntStream.rangeClosed(1, 18).mapToDouble(step -> step * 5 / 100.0),
                        IntStream.of(92, 94, 95, 96, 97, 98, 99).mapToDouble(hundredths -> hundredths / 100.0))
                .boxed()
                .toList();
    }

    /** The curve for entries of these names. */
    public List<Point> of(Set<String> entries) {
        return thresholds().stream().map(from -> point(from, entries)).toList();
    }

    private Point point(double from, Set<String> entries) {
        int unanswerable = answers.size() - answerable;
        return new Point(
                from,
                percent(answer -> confirms(answer, from, entries) && isRight(answer, best(answer)), answerable),
                percent(answer -> offersRight(answer, from, entries), answerable),
                percent(
                        answer -> answer.query().isAnswerable()
                                && confirms(answer, from, entries)
                                && !isRight(answer, best(answer)),
                        answerable),
                percent(answer -> !answer.query().isAnswerable() && confirms(answer, from, entries), unanswerable),
                percent(answer -> !answer.query().isAnswerable() && offers(answer, from, entries), unanswerable));
    }

    private double percent(Predicate<Answer> what, int of) {
        return of == 0 ? 0 : 100.0 * answers.stream().filter(what).count() / of;
    }

    private static boolean confirms(Answer answer, double from, Set<String> entries) {
        if (answer.weighed().isEmpty()) {
            return false;
        }
        ScoredCandidate best = best(answer);
        return best.score() >= from
                && !best.clash()
                && entries.contains(best.id().value());
    }

    private static boolean offers(Answer answer, double from, Set<String> entries) {
        return answer.weighed().stream()
                .limit(Answer.MOST_SHOWN)
                .anyMatch(
                        one -> one.score() >= from && entries.contains(one.id().value()));
    }

    private static boolean offersRight(Answer answer, double from, Set<String> entries) {
        return answer.weighed().stream()
                .limit(Answer.MOST_SHOWN)
                .anyMatch(
                        one -> one.score() >= from && entries.contains(one.id().value()) && isRight(answer, one));
    }

    private static ScoredCandidate best(Answer answer) {
        return answer.weighed().getFirst();
    }

    private static boolean isRight(Answer answer, ScoredCandidate candidate) {
        return answer.query().right().contains(candidate.id().value());
    }
}
