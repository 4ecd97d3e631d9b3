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
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.questions.Promise.Outcome;
import org.chengqing.replies.ForwardText;
import org.chengqing.replies.ReviewCards;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the answer to a promise that has been taken for it, and notes what became of that. Blocks. */
final class PromiseTelling {
    private static final Logger LOG = LoggerFactory.getLogger(PromiseTelling.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int SHOWN_OF_QUESTION = 40;

    private final Promises promises;
    private final Contacts contacts;
    private final Askers askers;
    private final Map<String, Channel> channels;
    private final ForwardText forward;
    private final QuestionsSettings settings;
    private final Clock clock;

    PromiseTelling(
            Promises promises,
            Contacts contacts,
            Askers askers,
            List<Channel> channels,
            ForwardText forward,
            QuestionsSettings settings,
            Clock clock) {
        this.promises = promises;
        this.contacts = contacts;
        this.askers = askers;
        this.channels = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
        this.forward = forward;
        this.settings = settings;
        this.clock = clock;
    }

    void tell(Promise promise, List<ClaimReview> news) {
        Sent sent = contacts.of(promise.person())
                .map(sender -> send(sender, promise, news))
                .orElse(new Sent.Unreachable("forgotten"));
        Instant now = clock.instant();
        LOG.info("promise {} outcome={}", promise.id(), sent);
        switch (sent) {
            case Sent.Accepted() -> {
                promises.end(promise, Outcome.TOLD, now);
                askers.given(promise.person(), news);
            }
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
        Reply reply = new Reply(parts, news.stream().map(forward::offer).toList());
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
