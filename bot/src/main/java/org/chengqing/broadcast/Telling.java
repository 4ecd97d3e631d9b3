package org.chengqing.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengqing.broadcast.Ledger.Claimed;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.questions.Askers;
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
    /** Left of the time in which a repeat is safe, for the clocks. */
    private static final Duration REPEATED_UNTIL = Duration.ofMinutes(1);

    private final BroadcastTable broadcasts;
    private final Ledger ledger;
    private final Askers askers;
    private final Contacts contacts;
    private final Ways ways;
    private final Notices notices;
    private final Messages messages;
    private final ReportTable reports;
    private final Numbers numbers;
    private final Pace pace;
    private final BroadcastSettings settings;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Telling(
            BroadcastTable broadcasts,
            Ledger ledger,
            Askers askers,
            Contacts contacts,
            Ways ways,
            Notices notices,
            Messages messages,
            ReportTable reports,
            Numbers numbers,
            Pace pace,
            BroadcastSettings settings,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.ledger = ledger;
        this.askers = askers;
        this.contacts = contacts;
        this.ways = ways;
        this.notices = notices;
        this.messages = messages;
        this.reports = reports;
        this.numbers = numbers;
        this.pace = pace;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether sending is still allowed, looked up now and then. */
    private final class Leave {
        private final long broadcast;
        private Instant lookedAt = Instant.MIN;
        private boolean given;
        private boolean withdrawn;

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

        private synchronized boolean isWithdrawn() {
            return withdrawn;
        }

        private synchronized void withdraw() {
            withdrawn = true;
            given = false;
            lookedAt = Instant.MAX.minus(LOOKED);
        }
    }

    /** One worker's recipients of a second, and what they are told. */
    private record Told(
            Broadcast broadcast,
            Optional<ClaimReview> review,
            Line line,
            Reply reply,
            Leave leave,
            AtomicInteger calls) {}

    /** Tells them all and waits for it; false when the platform wants no more of this line for now. */
    boolean tell(Broadcast broadcast, Optional<ClaimReview> review, Line line, List<Claimed> recipients) {
        Told told = new Told(
                broadcast,
                review,
                line,
                messages.direct(broadcast.draft(), review),
                new Leave(broadcast.id()),
                new AtomicInteger());
        Semaphore places = new Semaphore(settings.sendingAtOnce());
        List<Future<?>> running = new ArrayList<>(recipients.size());
        for (Claimed recipient : recipients) {
            places.acquireUninterruptibly();
            running.add(threads.submit(() -> {
                try {
                    tell(told, recipient);
                } finally {
                    places.release();
                }
            }));
        }
        boolean ended = waitedFor(running, broadcast.id());
        numbers.used(line, told.calls().get(), told.calls().get(), clock.instant());
        return ended && !told.leave().isWithdrawn();
    }

    /** False when the program is stopping. */
    private static boolean waitedFor(List<Future<?>> running, long broadcast) {
        for (var one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                // its row stays as being sent and ends as uncertain
                LOG.warn(
                        "a recipient of broadcast {}: {}",
                        broadcast,
                        e.getClass().getName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private void tell(Told told, Claimed recipient) {
        Broadcast broadcast = told.broadcast();
        if (!told.leave().given()) {
            ledger.putOff(broadcast.id(), recipient.person(), clock.instant(), false);
            return;
        }
        if (waitsNoMore(broadcast, recipient)) {
            ledger.end(broadcast.id(), recipient.person(), DeliveryState.TOLD_BEFORE, "", clock.instant());
            return;
        }
        Attempt attempt = contacts.of(recipient.person())
                .map(sender -> attempt(told, recipient, sender))
                .orElseGet(() -> Attempt.of(new Sent.Unreachable("forgotten")));
        settle(told, recipient, attempt);
    }

    /** Whoever waited for the answer may have been told meanwhile without a broadcast: the setting can be changed. */
    private boolean waitsNoMore(Broadcast broadcast, Claimed recipient) {
        return broadcast.draft().audience() instanceof Audience.Waiting(var review)
                && askers.waiting(review, List.of(recipient.person())).isEmpty();
    }

    private Attempt attempt(Told told, Claimed recipient, Sender sender) {
        told.calls().incrementAndGet();
        try {
            return told.line().way() == Way.DIRECT
                    ? Attempt.of(ways.channel(sender.channel())
                            .map(channel -> channel.send(sender, told.reply()))
                            .orElseGet(() -> new Sent.Unreachable("no-channel")))
                    : notices.tell(told.broadcast(), told.review(), told.line(), sender, recipient.person());
        } catch (RuntimeException failure) {
            LOG.warn("channel {} threw {}", sender.channel(), failure.getClass().getName());
            LOG.debug("the failure", failure);
            return Attempt.of(new Sent.Unknown("failure"));
        }
    }

    private void settle(Told told, Claimed recipient, Attempt attempt) {
        long broadcast = told.broadcast().id();
        Instant now = clock.instant();
        switch (attempt.sent()) {
            case Sent.Accepted _ -> {
                ledger.accepted(broadcast, recipient.person(), attempt.job(), now);
                if (!attempt.job().isEmpty()) {
                    reports.match(List.of(attempt.job()));
                }
                know(told, recipient);
            }
            case Sent.Unreachable(var reason) -> unreachable(told, recipient, reason, now);
            case Sent.Unknown(var reason) -> {
                Instant until =
                        recipient.triedAt().plus(attempt.repeatableFor()).minus(REPEATED_UNTIL);
                if (now.isBefore(until) && recipient.attempts() < settings.tries()) {
                    ledger.repeat(broadcast, recipient.person(), now.plus(SHORTEST_PAUSE));
                } else {
                    perhaps(told, recipient, reason, now);
                }
            }
            case Sent.Blocked(var reason) -> {
                told.leave().withdraw();
                ledger.putOff(broadcast, recipient.person(), now, false);
                broadcasts.move(broadcast, Set.of(BroadcastState.RUNNING), BroadcastState.PAUSED, "blocked:" + reason);
            }
            case Sent.Later(var retryIn, var reason) -> later(told, recipient, retryIn, reason, now);
        }
    }

    /** From now on this person knows the answer, and a correction told is no longer owed. */
    private void know(Told told, Claimed recipient) {
        if (told.broadcast().draft().audience() instanceof Audience.Misinformed(var corrected)) {
            askers.corrected(recipient.person(), corrected);
        }
        told.review().ifPresent(it -> askers.given(recipient.person(), it));
        endWaiting(told, recipient, true);
    }

    /** Who waited for it, and has been told or perhaps, waits no more. */
    private void endWaiting(Told told, Claimed recipient, boolean sure) {
        if (told.broadcast().draft().audience() instanceof Audience.Waiting) {
            told.review().ifPresent(it -> askers.answered(recipient.person(), it, sure));
        }
    }

    private void perhaps(Told told, Claimed recipient, String reason, Instant now) {
        ledger.end(told.broadcast().id(), recipient.person(), DeliveryState.UNCERTAIN, reason, now);
        endWaiting(told, recipient, false);
    }

    /** An earlier attempt that may have arrived leaves it uncertain; else the next way is tried. */
    private void unreachable(Told told, Claimed recipient, String reason, Instant now) {
        long broadcast = told.broadcast().id();
        if (recipient.perhapsTold()) {
            perhaps(told, recipient, reason, now);
            return;
        }
        Optional<Way> another = reason.equals("forgotten")
                ? Optional.empty()
                : ways.after(told.line(), told.broadcast().draft().ways());
        another.ifPresentOrElse(
                way -> ledger.change(broadcast, recipient.person(), way, reason, now),
                () -> ledger.end(broadcast, recipient.person(), DeliveryState.UNREACHABLE, reason, now));
    }

    private void later(Told told, Claimed recipient, Duration retryIn, String reason, Instant now) {
        long broadcast = told.broadcast().id();
        Duration pause = retryIn.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : retryIn.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryIn;
        if (pause.compareTo(LINE_RESTS_FROM) >= 0) {
            // the account has to wait, which is not this recipient's failure
            told.leave().withdraw();
            pace.rest(told.line(), now.plus(pause));
            ledger.putOff(broadcast, recipient.person(), now, false);
        } else if (recipient.attempts() >= settings.tries() && recipient.perhapsTold()) {
            perhaps(told, recipient, reason, now);
        } else if (recipient.attempts() >= settings.tries()) {
            ledger.end(broadcast, recipient.person(), DeliveryState.FAILED, reason, now);
        } else {
            ledger.putOff(broadcast, recipient.person(), now.plus(pause), true);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
