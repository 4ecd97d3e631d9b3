package org.chengqing.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonym;
import org.chengqing.intake.Notices.Phase;
import org.chengqing.intake.Notices.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends notices to those who sent a report, as a job each. Telling twice is worse than telling late: a notice is taken
 * before it is sent, and one whose fate nobody knows is not sent again. One that cannot reach the person now waits until
 * they write. Those about one report go out in the order they were made in, so that an answer never comes before the step
 * that led to it. Blocks.
 */
final class NoticeDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivery.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final TransactionOperations transactions;
    private final Notices notices;
    private final Function<Pseudonym, Optional<Sender>> contacts;
    private final Function<String, Optional<Channel>> channels;
    private final Notice.Words words;
    private final FollowUpSettings settings;
    private final Clock clock;

    NoticeDelivery(
            TransactionOperations transactions,
            Notices notices,
            Function<Pseudonym, Optional<Sender>> contacts,
            Function<String, Optional<Channel>> channels,
            Notice.Words words,
            FollowUpSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.notices = notices;
        this.contacts = contacts;
        this.channels = channels;
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tries to send this notice; when to try again, empty when there is nothing more to be done. */
    Optional<Instant> deliver(long id) {
        if (notices.follows(id)) {
            return Optional.of(clock.instant().plus(SHORTEST_PAUSE));
        }
        Optional<Taken> taken = transactions.execute(status -> notices.take(id));
        if (taken == null || taken.isEmpty()) {
            // left by an attempt that ended with its process: perhaps it was sent
            move(id, Phase.UNCERTAIN);
            return Optional.empty();
        }
        Taken notice = taken.get();
        Sent sent = send(notice);
        LOG.info("Notice {} of report {}: {}", id, notice.notice().receipt(), sent);
        return switch (sent) {
            case Sent.Accepted _ -> ended(id, Phase.SENT);
            case Sent.Unknown _ -> ended(id, Phase.UNCERTAIN);
            case Sent.Unreachable _, Sent.Blocked _ -> ended(id, Phase.WAITING);
            case Sent.Later(var retryIn, var _) -> later(notice, retryIn);
        };
    }

    private Sent send(Taken taken) {
        Optional<Sender> sender = contacts.apply(taken.sender());
        if (sender.isEmpty()) {
            return new Sent.Unreachable("no-contact");
        }
        Optional<Channel> channel = channels.apply(sender.get().channel());
        if (channel.isEmpty()) {
            return new Sent.Unreachable("no-channel");
        }
        Reply reply = Reply.text(words.of(taken.notice()));
        try {
            return channel.get().send(sender.get(), reply);
        } catch (RuntimeException e) {
            LOG.warn("channel threw {} while sending a notice", e.getClass().getName());
            LOG.debug("the exception was", e);
            return new Sent.Unknown("exception");
        }
    }

    private Optional<Instant> later(Taken taken, Duration retryIn) {
        if (taken.attempts() >= settings.noticeTries()) {
            return ended(taken.id(), Phase.WAITING);
        }
        move(taken.id(), Phase.PENDING);
        Duration atLeast = retryIn.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : retryIn;
        return Optional.of(clock.instant().plus(atLeast.compareTo(LONGEST_PAUSE) < 0 ? atLeast : LONGEST_PAUSE));
    }

    private Optional<Instant> ended(long id, Phase phase) {
        move(id, phase);
        return Optional.empty();
    }

    private void move(long id, Phase phase) {
        transactions.executeWithoutResult(status -> notices.move(id, phase, clock.instant()));
    }
}
