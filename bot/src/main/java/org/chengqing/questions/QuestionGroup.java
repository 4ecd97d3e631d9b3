package org.chengqing.questions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that people ask in nearly the same words, for staff. Nothing in it tells who asked.
 *
 * @param question as it was asked first, masked
 * @param facts places, numbers and dates that it names, separated by spaces; may be empty
 * @param count how often it was asked
 * @param lastHour how often in the last hour, to ten minutes
 * @param usualPerHour how often it was asked per hour in the days before that
 * @param spike whether that is much more than usual
 * @param waiting how many people are to be told when there is an answer, as far as they asked in the same words
 * @param handling what somebody of the staff does with it, null for nobody
 * @param answeredBy the id of the released review that answers it by now, null for none
 */
public record QuestionGroup(
        long id,
        String question,
        String facts,
        long count,
        int lastHour,
        double usualPerHour,
        boolean spike,
        Instant firstSeen,
        Instant lastSeen,
        int waiting,
        @Nullable Handling handling,
        @Nullable String answeredBy) {
    /** Whether it waits for somebody to answer it. */
    public boolean open() {
        return answeredBy == null && (handling == null || handling.state() == State.WORKING);
    }

    QuestionGroup waitedForBy(int people) {
        return new QuestionGroup(
                id,
                question,
                facts,
                count,
                lastHour,
                usualPerHour,
                spike,
                firstSeen,
                lastSeen,
                people,
                handling,
                answeredBy);
    }

    /** What staff do with a question. */
    public enum State {
        /** Somebody works on it. */
        WORKING("处理中"),
        /** It is not for this office. */
        IGNORED("不处理"),
        /** There is an answer elsewhere, or under other words. */
        ANSWERED("已有答案");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The word for people. */
        public String label() {
            return label;
        }
    }

    /**
     * Who does what with a question, since when.
     *
     * @param by the login
     * @param why in words; empty where none was asked for
     */
    public record Handling(State state, String by, Instant at, String why) {}
}
