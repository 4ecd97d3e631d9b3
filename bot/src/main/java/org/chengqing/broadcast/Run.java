package org.chengqing.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.chengqing.broadcast.Ledger.Claimed;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one worker on one broadcast: takes some recipients of each account at a time and tells them. Any number of
 * workers on any instance share a broadcast. Blocks.
 */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    /** A job works this long, then it is the next one's turn. */
    private static final Duration TURN = Duration.ofSeconds(10);
    /** A worker waits this long for a line to be free before it ends its turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** A second's worth leaves in so many portions at least, unless it is smaller: the limit holds within the second too. */
    private static final int PORTIONS = 10;

    /** WeChat knows the repeat of a template message for ten minutes; left of them for the clocks. */
    private static final Duration REPEATABLE = Duration.ofMinutes(9);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final BroadcastTable broadcasts;
    private final Ledger ledger;
    private final BatchTable batches;
    private final Lists lists;
    private final Pace pace;
    private final Telling telling;
    private final BatchSending batchSending;
    private final KnowledgeBase knowledge;
    private final BroadcastSettings settings;
    private final Clock clock;

    Run(
            BroadcastTable broadcasts,
            Ledger ledger,
            BatchTable batches,
            Lists lists,
            Pace pace,
            Telling telling,
            BatchSending batchSending,
            KnowledgeBase knowledge,
            BroadcastSettings settings,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.ledger = ledger;
        this.batches = batches;
        this.lists = lists;
        this.pace = pace;
        this.telling = telling;
        this.batchSending = batchSending;
        this.knowledge = knowledge;
        this.settings = settings;
        this.clock = clock;
    }

    /** Works for a while; answers when to go on, empty when there is nothing more to be done. */
    Optional<Instant> advance(long id) {
        Instant end = clock.instant().plus(TURN);
        broadcasts.begin(id, clock.instant());
        while (clock.instant().isBefore(end)) {
            Optional<Broadcast> broadcast = broadcasts.find(id);
            if (broadcast.isEmpty() || !broadcast.get().isActive()) {
                return broadcast.isPresent() ? settled(broadcast.get()) : Optional.empty();
            }
            Instant now = clock.instant();
            endCutOff(id, now);
            if (broadcast.get().state() != BroadcastState.RUNNING
                    || broadcasts.stopped().isPresent()) {
                return Optional.of(now.plus(broadcast.get().state() == BroadcastState.RUNNING ? SECOND : LONGEST_WAIT));
            }
            if (changed(broadcast.get())) {
                return Optional.of(now.plus(LONGEST_WAIT));
            }
            if (!workOn(broadcast.get())) {
                Optional<Instant> next = next(id);
                if (next.isEmpty() || next.get().isAfter(clock.instant().plus(PATIENCE)) || !waited(next.get())) {
                    return next;
                }
            }
        }
        return Optional.of(clock.instant());
    }

    private void endCutOff(long id, Instant now) {
        ledger.endSendingBefore(id, now.minus(settings.sendingAtMost()), now);
        ledger.endTriedBefore(id, now.minus(REPEATABLE), now);
    }

    /** What was under way when it was cancelled comes to its end too. */
    private Optional<Instant> settled(Broadcast broadcast) {
        if (broadcast.state() != BroadcastState.CANCELLED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        endCutOff(broadcast.id(), now);
        batchSending.followUp(broadcast.id());
        ledger.cancel(broadcast.id(), now);
        batches.cancel(broadcast.id(), now);
        return ledger.next(broadcast.id(), settings.sendingAtMost())
                .or(() -> batches.next(broadcast.id(), settings.sendingAtMost()))
                .map(_ -> now.plus(LONGEST_WAIT));
    }

    /** False when the program is stopping. */
    private boolean waited(Instant until) {
        LockSupport.parkNanos(Duration.between(clock.instant(), until).toNanos());
        return !Thread.currentThread().isInterrupted();
    }

    /** What it tells of must still be what was released with it: a wrong answer is worse than none. */
    private boolean changed(Broadcast broadcast) {
        ClaimReviewId review = broadcast.draft().review();
        Integer revision = broadcast.reviewRevision();
        if (review == null || revision == null) {
            return false;
        }
        boolean same = knowledge
                .released(review)
                .filter(it -> revision.equals(it.revision()))
                .isPresent();
        if (!same
                && broadcasts.move(
                        broadcast.id(), Set.of(BroadcastState.RUNNING), BroadcastState.PAUSED, "review-changed")) {
            LOG.warn(
                    "broadcast {} pauses: rebuttal {} is not what was released with it any more",
                    broadcast.id(),
                    review);
        }
        return !same;
    }

    /** Tells some of each line; false when nobody could be told now. */
    private boolean workOn(Broadcast broadcast) {
        boolean told = batchSending.work(broadcast, review(broadcast));
        List<Line> personal = new ArrayList<>();
        for (Line line : ledger.lines(broadcast.id(), clock.instant())) {
            if (line.way().isPersonal()) {
                personal.add(line);
            } else if (pace.takeSecond(line, clock.instant())) {
                told |= lists.form(broadcast.id(), line, clock.instant());
            }
        }
        return tellSome(broadcast, personal) || told;
    }

    /**
     * Tells a portion of each line in turn, for a second. Takes no more at a time than are sent at once: what is taken and
     * cut off is uncertain for ever.
     */
    private boolean tellSome(Broadcast broadcast, List<Line> lines) {
        int portion = Math.clamp(settings.perSecond() / PORTIONS, 1, settings.sendingAtOnce());
        Instant end = clock.instant().plus(SECOND);
        List<Line> open = new ArrayList<>(lines);
        boolean told = false;
        while (!open.isEmpty() && clock.instant().isBefore(end)) {
            for (Line line : List.copyOf(open)) {
                List<Claimed> claimed = isItsTurn(line, portion)
                        ? ledger.claim(broadcast.id(), line, portion, clock.instant())
                        : List.of();
                told |= !claimed.isEmpty();
                if (claimed.isEmpty() || !telling.tell(broadcast, review(broadcast), line, claimed)) {
                    open.remove(line);
                }
            }
        }
        return told;
    }

    /** Waits until a portion may leave by a line; false when that is not soon. */
    private boolean isItsTurn(Line line, int portion) {
        Duration stretch = SECOND.multipliedBy(portion).dividedBy(settings.perSecond());
        return pace.take(line, stretch, clock.instant()).filter(this::waited).isPresent();
    }

    private Optional<ClaimReview> review(Broadcast broadcast) {
        return broadcast.reviewRevision() == null
                ? Optional.empty()
                : Optional.ofNullable(broadcast.draft().review()).flatMap(knowledge::released);
    }

    private Optional<Instant> next(long id) {
        Instant now = clock.instant();
        Optional<Instant> due = Stream.concat(
                        ledger.next(id, settings.sendingAtMost()).stream(),
                        batches.next(id, settings.sendingAtMost()).stream())
                .min(Comparator.naturalOrder());
        if (due.isEmpty()) {
            if (broadcasts.finish(id, now)) {
                LOG.info("broadcast {} is done", id);
            }
            return Optional.empty();
        }
        Instant wanted = due.get().isAfter(now) ? due.get() : free(id, now);
        Instant latest = now.plus(LONGEST_WAIT);
        return Optional.of(wanted.isAfter(latest) ? latest : wanted);
    }

    /** When one of the lines that have something to say may be used again. */
    private Instant free(long id, Instant now) {
        return ledger.lines(id, now).stream()
                .map(line -> pace.freeAt(line, now))
                .min(Comparator.naturalOrder())
                .orElse(now.plus(SECOND));
    }
}
