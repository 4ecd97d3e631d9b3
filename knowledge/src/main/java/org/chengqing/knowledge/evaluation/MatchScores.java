package org.chengqing.knowledge.evaluation;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chengqing.knowledge.evaluation.Answer.Decision;

/**
 * How many answers of a set are what.
 *
 * @param answerable messages that some review answers
 * @param right of these, answered with a right one
 * @param helped of these, answered with a right one or offered one
 * @param wrong of these, answered with one that does not answer them
 * @param unanswerable messages that no review answers
 * @param falsely of these, answered
 * @param noisy of these, offered candidates
 */
public record MatchScores(int answerable, int right, int helped, int wrong, int unanswerable, int falsely, int noisy) {
    /** The scores of all these answers together. */
    public static MatchScores of(List<Answer> answers) {
        List<Answer> answerable =
                answers.stream().filter(answer -> answer.query().isAnswerable()).toList();
        List<Answer> unanswerable = answers.stream()
                .filter(answer -> !answer.query().isAnswerable())
                .toList();
        return new MatchScores(
                answerable.size(),
                count(answerable, Answer::isRight),
                count(answerable, Answer::isHelped),
                count(answerable, answer -> answer.decision() == Decision.CONFIRMED && !answer.isRight()),
                unanswerable.size(),
                count(unanswerable, answer -> answer.decision() == Decision.CONFIRMED),
                count(unanswerable, answer -> answer.decision() == Decision.AMBIGUOUS));
    }

    /** The scores of each kind of message, by the name of the kind. */
    public static SortedMap<String, MatchScores> byKind(List<Answer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.query().kind(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), MatchScores::of)));
    }

    /** The part of unanswerable messages that are answered, from 0 to 1; 0 where there are none. */
    public double falseRate() {
        return unanswerable == 0 ? 0 : (double) falsely / unanswerable;
    }

    private static int count(List<Answer> answers, Predicate<Answer> what) {
        return (int) answers.stream().filter(what).count();
    }
}
