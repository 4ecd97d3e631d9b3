package org.chengqing.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.chengqing.broadcast.Ledger.Claimed;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one worker on one broadcast: takes a second's worth of recipients of each account at a time and tells
 * them. Any number of workers on any instance share a broadcast. Blocks.
 */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    /** A job works this long, then it is the next one's turn. */
    private static final Duration TURN = Duration.ofSeconds(10);
    /** A worker waits this long for a line to be free before it ends its turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final BroadcastTable broadcasts;
    private final Ledger ledger;
    private final Telling telling;
    private final KnowledgeBase knowledge;
    private final BroadcastSettings settings;
    private final Clock clock;

    Run(
            BroadcastTable broadcasts,
            Ledger ledger,
            Telling telling,
            KnowledgeBase knowledge,
            BroadcastSettings settings,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.ledger = ledger;
        this.telling = telling;
        this.knowledge = knowledge;
        this.settings = settings;
        this.clock = clock;
    }

    /** Works for a while; answers when to go on, empty when there is nothing more to be done. */
    Optional<Instant> advance(long id) {
        Instant end = clock.instant().plus(TURN);
        broadcasts.begin(id, clock.instant());
        while (clock.instant().isBefore(end)) {
            Optional<Broadcast> broadcast = broadcasts.find(id).filter(Broadcast::isActive);
            if (broadcast.isEmpty()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            ledger.endSendingBefore(id, now.minus(settings.sendingAtMost()), now);
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
        boolean told = false;
        for (Line line : ledger.lines(broadcast.id(), clock.instant())) {
            Instant now = clock.instant();
            if (ledger.takeSecond(line, now)) {
                List<Claimed> claimed = ledger.claim(broadcast.id(), line, settings.perSecond(), now);
                if (!claimed.isEmpty()) {
                    told = true;
                    telling.tell(broadcast, review(broadcast), line, claimed);
                }
            }
        }
        return told;
    }

    private Optional<ClaimReview> review(Broadcast broadcast) {
        return broadcast.reviewRevision() == null
                ? Optional.empty()
                : Optional.ofNullable(broadcast.draft().review()).flatMap(knowledge::released);
    }

    private Optional<Instant> next(long id) {
        Instant now = clock.instant();
        Optional<Instant> due = ledger.next(id, settings.sendingAtMost());
        if (due.isEmpty()) {
            if (broadcasts.finish(id, now)) {
                ledger.summarise(id);
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
                .map(line -> ledger.freeAt(line, now))
                .min(Comparator.naturalOrder())
                .orElse(now.plus(SECOND));
    }
}
