package org.chengqing.questions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code questions.*}.
 *
 * @param lookEvery how often a change of the catalogue is looked for
 * @param waitAtMost a promise is given up after this long
 * @param waitingPerPerson most promises to one person
 * @param waiting most promises in all
 * @param tries most attempts to tell one person
 * @param unansweredKept an unanswered question is forgotten when nobody asked it for this long, and so are the notes on
 *     answers: what was a miss, what helped
 * @param unanswered most unanswered questions kept, the latest asked; the same for each kind of note
 * @param storeWithin longest time in which a question must be stored
 * @param storeAtOnce most promises being stored at the same time; beyond it people are asked to try again
 * @param notesWaiting most questions and notes waiting to be stored; beyond it they are not counted
 * @param introduction what is said before the answer; {question} stands for what was asked
 */
@ConfigurationProperties("questions")
record QuestionsSettings(
        @DefaultValue("5s") Duration lookEvery,
        @DefaultValue("90d") Duration waitAtMost,
        @DefaultValue("20") int waitingPerPerson,
        @DefaultValue("100000") int waiting,
        @DefaultValue("5") int tries,
        @DefaultValue("365d") Duration unansweredKept,
        @DefaultValue("100000") int unanswered,
        @DefaultValue("2s") Duration storeWithin,
        @DefaultValue("32") int storeAtOnce,
        @DefaultValue("1000") int notesWaiting,
        @DefaultValue("您之前问过“{question}”，现在有了核查结果：") String introduction) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    QuestionsSettings {
        positive("look-every", lookEvery);
        positive("wait-at-most", waitAtMost);
        positive("waiting-per-person", waitingPerPerson);
        positive("waiting", waiting);
        positive("tries", tries);
        positive("unanswered-kept", unansweredKept);
        positive("unanswered", unanswered);
        positive("store-within", storeWithin);
        positive("store-at-once", storeAtOnce);
        positive("notes-waiting", notesWaiting);
        if (introduction.isBlank()) {
            throw new IllegalArgumentException("questions.introduction must not be blank");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("questions." + name + " must be positive, but is " + value);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("questions." + name + " must be 1 or more, but is " + value);
        }
    }
}
