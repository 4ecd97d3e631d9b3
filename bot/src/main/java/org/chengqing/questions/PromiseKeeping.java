package org.chengqing.questions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.matching.Match;
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
    private final Contacts contacts;
    private final UnansweredQuestions unanswered;
    private final AnswerNotes notes;
    private final Map<String, Channel> channels;
    private final QuestionsSettings settings;
    private final Duration tallyKept;
    private final Clock clock;

    PromiseKeeping(
            KnowledgeBase knowledge,
            Promises promises,
            Contacts contacts,
            UnansweredQuestions unanswered,
            AnswerNotes notes,
            List<Channel> channels,
            QuestionsSettings settings,
            Duration tallyKept,
            Clock clock) {
        this.knowledge = knowledge;
        this.promises = promises;
        this.contacts = contacts;
        this.unanswered = unanswered;
        this.notes = notes;
        this.channels = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
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
                return;
            }
            batch.forEach(promise -> check(promise, generation));
        }
    }

    private void check(Promise promise, long generation) {
        List<ClaimReview> news = news(promise);
        if (news.isEmpty()) {
            promises.checked(promise, generation, clock.instant());
        } else if (promises.take(promise, clock.instant())) {
            tell(promise, news);
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

    private void tell(Promise promise, List<ClaimReview> news) {
        Sent sent = contacts.of(promise.person())
                .map(sender -> send(sender, promise, news))
                .orElse(new Sent.Unreachable("forgotten"));
        Instant now = clock.instant();
        LOG.info("promise {} outcome={}", promise.id(), sent);
        switch (sent) {
            case Sent.Accepted() -> promises.end(promise, Outcome.TOLD, now);
            case Sent.Unreachable(var _) -> promises.end(promise, Outcome.UNREACHABLE, now);
            case Sent.Unknown(var _) -> promises.end(promise, Outcome.UNCERTAIN, now);
            case Sent.Blocked _ -> later(promise, LONGEST_PAUSE, now);
            case Sent.Later(Duration retryIn, var _) -> later(promise, retryIn, now);
        }
    }

    private void later(Promise promise, Duration retryIn, Instant now) {
        if (promise.attempts() + 1 >= settings.tries()) {
            promises.end(promise, Outcome.GIVEN_UP, now);
        } else {
            promises.putOff(promise, now.plus(bounded(retryIn)));
        }
    }

    private Sent send(Sender sender, Promise promise, List<ClaimReview> news) {
        Channel channel = channels.get(sender.channel());
        if (channel == null) {
            return new Sent.Later(LONGEST_PAUSE, "no-channel");
        }
        String question = shown(promise.question());
        List<Reply.Part> parts = new ArrayList<>();
        parts.add(new Reply.Part.Text(settings.introduction().replace("{question}", question)));
        news.forEach(review -> parts.add(ReviewCards.of(review)));
        Reply reply = new Reply(parts, List.of());
        try {
            return channel.send(sender, reply);
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
