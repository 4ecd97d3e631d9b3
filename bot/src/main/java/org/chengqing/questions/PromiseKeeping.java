package org.chengqing.questions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;

/**
 * Matches promised questions again when the catalogue has changed, and tells whoever has an answer now, or has a second
 * person release that first. Telling twice is worse than not telling: a promise is taken before it is told, and one whose
 * fate nobody knows is not told again. Blocks; it runs as a job, on one instance at a time.
 */
final class PromiseKeeping {
    private static final int BATCH = 100;
    /** Most promises looked at in one run; the next run goes on. */
    private static final int MOST_BATCHES = 50;
    /** Longer than any attempt to send takes. */
    private static final Duration LONGEST_SENDING = Duration.ofMinutes(10);

    private static final Duration CHECKED_AT_LEAST_EVERY = Duration.ofDays(1);

    private final KnowledgeBase knowledge;
    private final Promises promises;
    private final UnansweredQuestions unanswered;
    private final AnswerNotes notes;
    private final PromiseTelling telling;
    private final Optional<FirstAnswers> releasing;
    private final QuestionsSettings settings;
    private final Duration tallyKept;
    private final Clock clock;

    /** {@code releasing}: who has answers released; where nobody does, they are told at once. */
    PromiseKeeping(
            KnowledgeBase knowledge,
            Promises promises,
            UnansweredQuestions unanswered,
            AnswerNotes notes,
            PromiseTelling telling,
            Optional<FirstAnswers> releasing,
            QuestionsSettings settings,
            Duration tallyKept,
            Clock clock) {
        this.knowledge = knowledge;
        this.promises = promises;
        this.unanswered = unanswered;
        this.notes = notes;
        this.telling = telling;
        this.releasing = releasing;
        this.settings = settings;
        this.tallyKept = tallyKept;
        this.clock = clock;
    }

    /** Ends what has waited too long, then matches what this generation was not asked about. */
    void run() {
        Instant start = clock.instant();
        promises.endTakenBefore(start.minus(LONGEST_SENDING), start);
        promises.endAskedBefore(settings.waitAtMost(), start);
        unanswered.forget(start.minus(settings.unansweredKept()), settings.unanswered(), start.minus(tallyKept));
        notes.forget(start.minus(settings.unansweredKept()), settings.unanswered());
        long generation = knowledge.generation();
        for (int i = 0; i < MOST_BATCHES; i++) {
            Instant now = clock.instant();
            List<Promise> batch = promises.toCheck(generation, now, now.minus(CHECKED_AT_LEAST_EVERY), BATCH);
            if (batch.isEmpty()) {
                // all who have an answer are known by now, so that they are told together
                releasing.ifPresent(this::haveReleased);
                return;
            }
            batch.forEach(promise -> check(promise, generation));
        }
    }

    private void check(Promise promise, long generation) {
        List<ClaimReview> news = news(promise);
        if (releasing.isPresent()) {
            promises.answered(promise, news, generation, clock.instant());
        } else if (news.isEmpty()) {
            promises.checked(promise, generation, clock.instant());
        } else if (promises.take(promise, clock.instant())) {
            telling.tell(promise, news);
        }
    }

    /**
     * What answers the question now. A review that settles nothing yet is no answer to somebody who was told that
     * nothing is settled, nor is one that they have seen and that did not help.
     */
    private List<ClaimReview> news(Promise promise) {
        return knowledge.match(promise.question()) instanceof MatchOutcome.Confirmed confirmed
                ? confirmed.matches().stream()
                        .map(Match::review)
                        .filter(review -> review.rating() != Rating.UNPROVEN)
                        .filter(review -> !ShownAnswer.isIn(promise.seen(), review))
                        .toList()
                : List.of();
    }

    private void haveReleased(FirstAnswers answers) {
        promises.answers()
                .forEach((review, since) ->
                        knowledge.released(review).ifPresent(released -> answers.found(released, since)));
    }
}
