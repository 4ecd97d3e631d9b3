package org.chengqing.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.chengqing.broadcast.BroadcastResult.Done;
import org.chengqing.broadcast.BroadcastResult.Missing;
import org.chengqing.broadcast.BroadcastResult.Refused;
import org.chengqing.broadcast.BroadcastResult.Why;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.questions.Askers;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What staff do with broadcasts. Whoever wrote any of one, or sent it for review, never releases it. Changes join the
 * caller's transaction. Methods block on JDBC.
 */
public final class Broadcasts {
    private static final Set<BroadcastState> ACTIVE = EnumSet.of(
            BroadcastState.PREPARING, BroadcastState.SCHEDULED, BroadcastState.RUNNING, BroadcastState.PAUSED);

    private final BroadcastTable table;
    private final Ledger ledger;
    private final BatchTable batches;
    private final Numbers numbers;
    private final BroadcastJobs jobs;
    private final Askers askers;
    private final KnowledgeBase knowledge;
    private final TransactionTemplate transactions;
    private final BroadcastSettings settings;
    private final Clock clock;

    Broadcasts(
            BroadcastTable table,
            Ledger ledger,
            BatchTable batches,
            Numbers numbers,
            BroadcastJobs jobs,
            Askers askers,
            KnowledgeBase knowledge,
            TransactionTemplate transactions,
            BroadcastSettings settings,
            Clock clock) {
        this.table = table;
        this.ledger = ledger;
        this.batches = batches;
        this.numbers = numbers;
        this.jobs = jobs;
        this.askers = askers;
        this.knowledge = knowledge;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes a new draft. */
    public BroadcastResult compose(BroadcastDraft draft, String by) {
        return unreleased(draft) ? new Refused(Why.REVIEW_CHANGED) : new Done(table.insert(draft, by, clock.instant()));
    }

    /** Writes a draft anew, if it still is of this version. */
    public BroadcastResult rewrite(long id, int version, BroadcastDraft draft, String by) {
        return unreleased(draft) ? new Refused(Why.REVIEW_CHANGED) : done(id, table.write(id, version, draft, by));
    }

    private boolean unreleased(BroadcastDraft draft) {
        ClaimReviewId review = draft.review();
        return review != null && knowledge.released(review).isEmpty();
    }

    /** Sends it for review; its recipients are worked out by a job. */
    public BroadcastResult submit(long id, int version, String by) {
        return preparing(id, () -> table.submit(id, version, by));
    }

    /** Has the recipients of one that waits for its release worked out again. */
    public BroadcastResult prepareAgain(long id, int version) {
        return preparing(id, () -> table.prepareAgain(id, version));
    }

    private BroadcastResult preparing(long id, BooleanSupplier change) {
        return inTransaction(() -> {
            table.lock();
            if (table.in(ACTIVE).size() >= settings.active()) {
                return new Refused(Why.TOO_MANY);
            }
            boolean changed = change.getAsBoolean();
            if (changed) {
                jobs.prepare(id, clock.instant());
            }
            return done(id, changed);
        });
    }

    /** Sends it back to its writers, with a reason. */
    public BroadcastResult sendBack(long id, int version, String why) {
        return inTransaction(() -> {
            boolean changed = table.sendBack(id, version, why);
            if (changed) {
                ledger.clear(id);
                batches.clear(id);
            }
            return done(id, changed);
        });
    }

    /** Releases it: the recipients as they were worked out are told, at once or not before that time. */
    public BroadcastResult release(long id, int version, String by, @Nullable Instant notBefore) {
        return inTransaction(() -> {
            Optional<Broadcast> found = table.find(id);
            if (found.isEmpty()) {
                return new Missing();
            }
            Instant now = clock.instant();
            Optional<Why> objection = objection(found.get(), version, by, now);
            if (objection.isPresent()) {
                return new Refused(objection.get());
            }
            boolean released = table.release(id, version, by, notBefore, now);
            if (released) {
                jobs.run(id, settings.workers(), notBefore == null ? now : notBefore);
            }
            return done(id, released);
        });
    }

    private Optional<Why> objection(Broadcast broadcast, int version, String by, Instant now) {
        Instant preparedAt = broadcast.preparedAt();
        if (broadcast.state() != BroadcastState.IN_REVIEW || broadcast.version() != version || preparedAt == null) {
            return Optional.of(Why.NOT_NOW);
        }
        if (broadcast.writers().contains(by)) {
            return Optional.of(Why.OWN_WORK);
        }
        if (preparedAt.plus(settings.freshFor()).isBefore(now)) {
            return Optional.of(Why.STALE);
        }
        if (changed(broadcast)) {
            return Optional.of(Why.REVIEW_CHANGED);
        }
        return numbers.reach(broadcast.id()).in(DeliveryState.PLANNED) == 0
                ? Optional.of(Why.NOBODY)
                : Optional.empty();
    }

    private boolean changed(Broadcast broadcast) {
        ClaimReviewId review = broadcast.draft().review();
        if (review == null) {
            return false;
        }
        Integer standing = knowledge.released(review).map(ClaimReview::revision).orElse(null);
        return !Objects.equals(standing, broadcast.reviewRevision());
    }

    /** Stops sending for a while. */
    public BroadcastResult pause(long id, String why) {
        return done(
                id,
                table.move(
                        id, EnumSet.of(BroadcastState.RUNNING, BroadcastState.SCHEDULED), BroadcastState.PAUSED, why));
    }

    /** Goes on with one that pauses, if what it tells of is what was released with it. */
    public BroadcastResult resume(long id) {
        return inTransaction(() -> {
            Optional<Broadcast> found = table.find(id);
            if (found.isPresent() && changed(found.get())) {
                return new Refused(Why.REVIEW_CHANGED);
            }
            Instant now = clock.instant();
            boolean early =
                    found.map(Broadcast::notBefore).filter(now::isBefore).isPresent();
            boolean changed = table.move(
                    id,
                    EnumSet.of(BroadcastState.PAUSED),
                    early ? BroadcastState.SCHEDULED : BroadcastState.RUNNING,
                    null);
            if (changed) {
                jobs.run(id, settings.workers(), now);
            }
            return done(id, changed);
        });
    }

    /** Ends it for good; whoever was not told yet is not told. */
    public BroadcastResult cancel(long id) {
        return inTransaction(() -> {
            boolean changed = table.cancel(id, clock.instant());
            if (changed) {
                ledger.cancel(id, clock.instant());
                batches.cancel(id, clock.instant());
                // what is under way now is settled later
                jobs.run(id, 1, clock.instant().plus(settings.sendingAtMost()));
            }
            return done(id, changed);
        });
    }

    /** Stops everything, on all instances, until {@link #goOn}; false when it is stopped already. */
    public boolean stopEverything(String by, String reason) {
        return table.stop(by, reason, clock.instant());
    }

    /** Takes the stop back; false when there is none. */
    public boolean goOn() {
        return table.goOn();
    }

    /** The stop that holds. */
    public Optional<Stop> stopped() {
        return table.stopped();
    }

    /** One of them. */
    public Optional<Broadcast> find(long id) {
        return table.find(id);
    }

    /** The newest ones first. */
    public List<Broadcast> list(int offset, int most) {
        return table.list(offset, most);
    }

    /** How its recipients stand. */
    public Reach reach(Broadcast broadcast) {
        return numbers.reach(broadcast.id());
    }

    /** Its calls of mass sends. */
    public List<Batch> batches(Broadcast broadcast) {
        return batches.of(broadcast.id());
    }

    /** By rebuttal, how many people were last told another judgement than the one that stands. */
    public Map<ClaimReviewId, Integer> toCorrect() {
        return askers.toCorrect();
    }

    private BroadcastResult done(long id, boolean changed) {
        if (changed) {
            return new Done(id);
        }
        return table.find(id).isPresent() ? new Refused(Why.NOT_NOW) : new Missing();
    }

    private BroadcastResult inTransaction(Supplier<BroadcastResult> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
