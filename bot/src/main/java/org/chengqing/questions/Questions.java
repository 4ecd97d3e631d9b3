package org.chengqing.questions;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.masking.Masking;
import org.jspecify.annotations.Nullable;

/**
 * Questions without an answer, and what became of answers. Words are kept masked only. A lost or slow database loses
 * only the note, never the reply: no method throws for it; those that answer block for at most {@code
 * questions.store-within}, the others do not wait.
 */
public final class Questions {
    private static final int MAX_MARK = 40;

    private final UnansweredQuestions unanswered;
    private final AnswerNotes notes;
    private final Promises promises;
    private final Askers askers;
    private final Pseudonyms pseudonyms;
    private final Function<String, ? extends Collection<String>> facts;
    private final Fences fences;
    private final QuestionsSettings settings;
    private final Clock clock;

    /** Those who wait for an answer do not stand in one line with the notes. */
    record Fences(Fence answers, Fence notes) {}

    Questions(
            UnansweredQuestions unanswered,
            AnswerNotes notes,
            Promises promises,
            Askers askers,
            Pseudonyms pseudonyms,
            Function<String, ? extends Collection<String>> facts,
            Fences fences,
            QuestionsSettings settings,
            Clock clock) {
        this.unanswered = unanswered;
        this.notes = notes;
        this.promises = promises;
        this.askers = askers;
        this.pseudonyms = pseudonyms;
        this.facts = facts;
        this.fences = fences;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts a question that nothing released answers; who asked is not kept. */
    public void unanswered(String text) {
        note(text, question -> unanswered.count(question, clock.instant()));
    }

    /** Notes that none of these candidates was meant by the question; who asked is not kept. */
    public void missed(String text, List<ShownAnswer> candidates) {
        if (!candidates.isEmpty()) {
            note(text, question -> notes.missed(question, candidates, clock.instant()));
        }
    }

    private void note(String text, Consumer<AskedQuestion> store) {
        fences.notes().start(() -> {
            AskedQuestion question = AskedQuestion.of(text, facts.apply(text));
            if (!question.saysNothing()) {
                store.accept(question);
            }
        });
    }

    /**
     * Notes what somebody thinks of an answer. The same person's opinion on the same answer to the same question is
     * counted once, and the last one counts.
     *
     * @param questionMark tells the question from others that had this answer
     * @param question its words, null where they are not known any more
     */
    public void opinion(
            Sender sender, ShownAnswer answer, String questionMark, @Nullable String question, boolean useful) {
        Pseudonym voter = pseudonyms.of(sender);
        String mark = QuestionText.cut(questionMark, MAX_MARK);
        String words = question == null ? "" : question;
        fences.notes().start(() -> {
            String masked = AskedQuestion.of(words, List.of()).masked();
            notes.opinion(voter, answer, mark, masked, useful, clock.instant());
        });
    }

    /** Notes why an answer that this person found useless did not help; the last reason counts. */
    public void reason(Sender sender, ShownAnswer answer, String questionMark, UselessReason reason) {
        Pseudonym voter = pseudonyms.of(sender);
        String mark = QuestionText.cut(questionMark, MAX_MARK);
        fences.notes().start(() -> notes.reason(voter, answer, mark, reason, clock.instant()));
    }

    /**
     * This person wants to be told when there is an answer; true when that is stored.
     *
     * @param seen answers that did not help, and are not to be told again until they are revised
     */
    public boolean tellWhenAnswered(Sender sender, String text, List<ShownAnswer> seen) {
        String question = Masking.labelled(QuestionText.kept(text));
        if (QuestionText.grouped(question).isEmpty()) {
            return false;
        }
        AtomicBoolean made = new AtomicBoolean();
        boolean done = fences.answers()
                .done(() -> made.set(promises.make(
                        sender,
                        question,
                        ShownAnswer.list(seen),
                        clock.instant(),
                        settings.waitingPerPerson(),
                        settings.waiting())));
        return done && made.get();
    }

    /** Everything that is kept of this person; empty when it cannot be had at the moment. */
    public Optional<Kept> kept(Sender sender) {
        Pseudonym voter = pseudonyms.of(sender);
        AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
        fences.answers()
                .done(() -> kept.set(new Kept(promises.questionsOf(voter), notes.of(voter), askers.shownTo(voter))));
        return Optional.ofNullable(kept.get());
    }

    /**
     * What is kept of a person.
     *
     * @param waiting questions that they wait for an answer to
     * @param opinions what they thought of answers, in words
     * @param shown claims whose answer they were given
     */
    public record Kept(List<String> waiting, List<String> opinions, List<String> shown) {
        /** Copies the lists. */
        public Kept {
            waiting = List.copyOf(waiting);
            opinions = List.copyOf(opinions);
            shown = List.copyOf(shown);
        }
    }

    /** Forgets everything about this person; true when that is done. */
    public boolean forget(Sender sender) {
        Pseudonym voter = pseudonyms.of(sender);
        return fences.answers().done(() -> {
            promises.forget(voter);
            notes.forget(voter);
            askers.forget(voter);
        });
    }
}
