package org.chengqing.questions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.Reply;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.questions.Promise.Outcome;
import org.chengqing.replies.ReviewCards;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches promised questions again when the catalogue has changed, and tells whoever has an answer now. Telling twice
 * is worse than not telling: a promise is taken before it is told, and one whose fate nobody knows is not told again.
 * Blocks; it runs as a job, on one instance at a time.
 */
final class PromiseKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(PromiseKeeping.class);
    private static final int BATCH = 100;
    /** Most promises looked at in one run; the next run goes on. */
    private static final int MOST_BATCHES = 50;
    /** Longer than any attempt to send takes. */
    private static final Duration LONGEST_SENDING = Duration.ofMinutes(10);

    private static final Duration CHECKED_AT_LEAST_EVERY = Duration.ofDays(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int SHOWN_OF_QUESTION = 40;

    private final KnowledgeBase knowledge;
    private final Promises promises;
    private final UnansweredQuestions unanswered;
    private final Map<String, Channel> channels;
    private final QuestionsSettings settings;
    private final Clock clock;

    PromiseKeeping(
            KnowledgeBase knowledge,
            Promises promises,
            UnansweredQuestions unanswered,
            List<Channel> channels,
            QuestionsSettings settings,
            Clock clock) {
        this.knowledge = knowledge;
        this.promises = promises;
        this.unanswered = unanswered;
        this.channels = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
        this.settings = settings;
        this.clock = clock;
    }

    /** Ends what has waited too long, then matches what this generation was not asked about. */
    void run() {
        Instant start = clock.instant();
        promises.endTakenBefore(start.minus(LONGEST_SENDING), start);
        promises.endAskedBefore(settings.waitAtMost(), start);
        unanswered.forget(start.minus(settings.unansweredKept()), settings.unanswered());
        long generation = knowledge.generation();
        for (int i = 0; i < MOST_BATCHES; i++) {
            Instant now = clock.instant();
            List<Promise> batch = promises.toCheck(generation, now, now.minus(CHECKED_AT_LEAST_EVERY), BATCH);
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach(promise -> check(promise, generation));
        }
    }

    /** A review that settles nothing yet is no answer to somebody who was told that nothing is settled. */
    private void check(Promise promise, long generation) {
        MatchOutcome outcome = knowledge.match(promise.question());
        if (outcome instanceof MatchOutcome.Confirmed confirmed
                && confirmed.match().review().rating() != Rating.UNPROVEN) {
            if (promises.take(promise, clock.instant())) {
                tell(promise, confirmed.match().review());
            }
        } else {
            promises.checked(promise, generation, clock.instant());
        }
    }

    private void tell(Promise promise, ClaimReview review) {
        Sent sent = send(promise, review);
        Instant now = clock.instant();
        LOG.info(
                "promise {} channel={} outcome={}",
                promise.id(),
                promise.sender().channel(),
                sent);
        switch (sent) {
            case Sent.Accepted() -> promises.end(promise, Outcome.TOLD, now);
            case Sent.Unreachable(var _) -> promises.end(promise, Outcome.UNREACHABLE, now);
            case Sent.Unknown(var _) -> promises.end(promise, Outcome.UNCERTAIN, now);
            case Sent.Later(Duration retryIn, var _) -> {
                if (promise.attempts() + 1 >= settings.tries()) {
                    promises.end(promise, Outcome.GIVEN_UP, now);
                } else {
                    promises.putOff(promise, now.plus(bounded(retryIn)));
                }
            }
        }
    }

    private Sent send(Promise promise, ClaimReview review) {
        Channel channel = channels.get(promise.sender().channel());
        if (channel == null) {
            return new Sent.Later(LONGEST_PAUSE, "no-channel");
        }
        String question = shown(promise.question());
        Reply reply = new Reply(
                List.of(
                        new Reply.Part.Text(settings.introduction().replace("{question}", question)),
                        ReviewCards.of(review)),
                List.of());
        try {
            return channel.send(promise.sender(), reply);
        } catch (RuntimeException failure) {
            LOG.error("channel {} failed", channel.name(), failure);
            return new Sent.Unknown("failure");
        }
    }

    private static String shown(String question) {
        String line = question.replaceAll("\\s+", " ").strip();
        String cut = QuestionText.cut(line, SHOWN_OF_QUESTION);
        return cut.equals(line) ? line : cut + "…";
    }

    private static Duration bounded(Duration pause) {
        Duration atLeast = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        return atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast;
    }
}
