package org.chengqing.questions;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chengqing.channel.Sender;

/**
 * Questions without an answer. A lost or slow database loses only the note, never the reply: no method throws for it,
 * and none blocks for longer than {@code questions.store-within}.
 */
public final class Questions {
    private final UnansweredQuestions unanswered;
    private final Promises promises;
    private final Fence fence;
    private final QuestionsSettings settings;
    private final Clock clock;

    Questions(UnansweredQuestions unanswered, Promises promises, Fence fence, QuestionsSettings settings, Clock clock) {
        this.unanswered = unanswered;
        this.promises = promises;
        this.fence = fence;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts a question that nothing released answers, without waiting for it; who asked is not kept. */
    public void unanswered(String text) {
        String grouped = QuestionText.grouped(text);
        if (!grouped.isEmpty()) {
            fence.start(() -> unanswered.count(grouped, clock.instant()));
        }
    }

    /** This person wants to be told when there is an answer; true when that is stored. */
    public boolean tellWhenAnswered(Sender sender, String text) {
        String question = QuestionText.kept(text);
        if (QuestionText.grouped(question).isEmpty()) {
            return false;
        }
        AtomicBoolean made = new AtomicBoolean();
        boolean done = fence.done(() -> made.set(
                promises.make(sender, question, clock.instant(), settings.waitingPerPerson(), settings.waiting())));
        return done && made.get();
    }

    /** Forgets everything about this person; true when that is done. */
    public boolean forget(Sender sender) {
        return fence.done(() -> promises.forget(sender));
    }
}
