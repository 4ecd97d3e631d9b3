package org.chengqing.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.chengqing.broadcast.Ledger.Claimed;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.questions.Askers;
import org.chengqing.replies.ReviewCards;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the recipients that a worker has taken, some at a time, and writes into the ledger what became of each. Before
 * each message it looks whether it may still send, at most half a second ago: a stop holds within that and what is
 * already under way. Blocks.
 */
final class Telling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final Duration LOOKED = Duration.ofMillis(500);
    /** From here on the whole line rests: a day's quota is used up, the platform asks to wait. */
    private static final Duration LINE_RESTS_FROM = Duration.ofSeconds(30);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final BroadcastTable broadcasts;
    private final Ledger ledger;
    private final Askers askers;
    private final Contacts contacts;
    private final Map<String, Channel> channels;
    private final BroadcastSettings settings;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Telling(
            BroadcastTable broadcasts,
            Ledger ledger,
            Askers askers,
            Contacts contacts,
            Map<String, Channel> channels,
            BroadcastSettings settings,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.ledger = ledger;
        this.askers = askers;
        this.contacts = contacts;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether sending is still allowed, looked up now and then. */
    private final class Leave {
        private final long broadcast;
        private Instant lookedAt = Instant.MIN;
        private boolean given;

        private Leave(long broadcast) {
            this.broadcast = broadcast;
        }

        private synchronized boolean given() {
            Instant now = clock.instant();
            if (lookedAt.plus(LOOKED).isBefore(now)) {
                given = broadcasts.maySend(broadcast);
                lookedAt = now;
            }
            return given;
        }

        private synchronized void withdraw() {
            given = false;
            lookedAt = Instant.MAX.minus(LOOKED);
        }
    }

    /** Tells them all and waits for it. */
    void tell(Broadcast broadcast, Optional<ClaimReview> review, Line line, List<Claimed> recipients) {
        Reply reply = reply(broadcast, review);
        Leave leave = new Leave(broadcast.id());
        Semaphore places = new Semaphore(settings.sendingAtOnce());
        List<Future<?>> running = new ArrayList<>(recipients.size());
        for (Claimed recipient : recipients) {
            places.acquireUninterruptibly();
            running.add(threads.submit(() -> {
                try {
                    tell(broadcast, review, line, recipient, reply, leave);
                } finally {
                    places.release();
                }
            }));
        }
        for (var one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                // its row stays as being sent and ends as uncertain
                LOG.warn(
                        "a recipient of broadcast {}: {}",
                        broadcast.id(),
                        e.getClass().getName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static Reply reply(Broadcast broadcast, Optional<ClaimReview> review) {
        List<Reply.Part> parts = new ArrayList<>();
        parts.add(new Reply.Part.Text(broadcast.draft().words()));
        review.ifPresent(it -> parts.add(ReviewCards.of(it)));
        return new Reply(parts, List.of());
    }

    private void tell(
            Broadcast released, Optional<ClaimReview> review, Line line, Claimed recipient, Reply reply, Leave leave) {
        long broadcast = released.id();
        if (!leave.given()) {
            ledger.putOff(broadcast, recipient.person(), clock.instant(), false);
            return;
        }
        Sent sent = contacts.of(recipient.person())
                .map(sender -> send(sender, reply))
                .orElseGet(() -> new Sent.Unreachable("forgotten"));
        Instant now = clock.instant();
        switch (sent) {
            case Sent.Accepted _ -> {
                ledger.end(broadcast, recipient.person(), DeliveryState.SENT, "", now);
                if (released.draft().audience() instanceof Audience.Misinformed(var corrected)) {
                    askers.corrected(recipient.person(), corrected);
                }
                review.ifPresent(it -> askers.given(recipient.person(), it));
            }
            case Sent.Unreachable(var reason) ->
                ledger.end(broadcast, recipient.person(), DeliveryState.UNREACHABLE, reason, now);
            case Sent.Unknown(var reason) ->
                ledger.end(broadcast, recipient.person(), DeliveryState.UNCERTAIN, reason, now);
            case Sent.Blocked(var reason) -> {
                leave.withdraw();
                ledger.putOff(broadcast, recipient.person(), now, false);
                broadcasts.move(broadcast, Set.of(BroadcastState.RUNNING), BroadcastState.PAUSED, "blocked:" + reason);
            }
            case Sent.Later(var retryIn, var reason) -> later(broadcast, line, recipient, retryIn, reason, leave, now);
        }
    }

    private void later(
            long broadcast, Line line, Claimed recipient, Duration retryIn, String reason, Leave leave, Instant now) {
        Duration pause = retryIn.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : retryIn.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryIn;
        if (pause.compareTo(LINE_RESTS_FROM) >= 0) {
            // the account has to wait, which is not this recipient's failure
            leave.withdraw();
            ledger.rest(line, now.plus(pause));
            ledger.putOff(broadcast, recipient.person(), now, false);
        } else if (recipient.attempts() >= settings.tries()) {
            ledger.end(broadcast, recipient.person(), DeliveryState.FAILED, reason, now);
        } else {
            ledger.putOff(broadcast, recipient.person(), now.plus(pause), true);
        }
    }

    private Sent send(Sender sender, Reply reply) {
        Channel channel = channels.get(sender.channel());
        if (channel == null) {
            return new Sent.Unreachable("no-channel");
        }
        try {
            return channel.send(sender, reply);
        } catch (RuntimeException failure) {
            LOG.warn("channel {} threw {}", channel.name(), failure.getClass().getName());
            LOG.debug("the failure", failure);
            return new Sent.Unknown("failure");
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
