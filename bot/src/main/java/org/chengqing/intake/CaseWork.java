package org.chengqing.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chengqing.intake.Office.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What staff do with a report beside giving it a state: take it, note something, say that it repeats another. Each is on
 * the record. Methods block on JDBC, at the longest for the setting {@code intake.store-within}; none throws because the
 * store is away.
 */
public final class CaseWork {
    private final Fence fence;
    private final TipOffs tipOffs;
    private final CaseRows rows;
    private final CaseEvents events;
    private final Notices notices;
    private final IntakeJobs jobs;
    private final Clock clock;

    CaseWork(
            Fence fence,
            TipOffs tipOffs,
            CaseRows rows,
            CaseEvents events,
            Notices notices,
            IntakeJobs jobs,
            Clock clock) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.rows = rows;
        this.events = events;
        this.notices = notices;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Writes down something for staff, at most once for each token.
     *
     * @param text not blank
     * @param by who
     * @param token names the form that it was written in, null for none
     */
    public Outcome note(Receipt receipt, String text, String by, @Nullable String token) {
        if (text.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException("a note needs words and a name");
        }
        return locked(receipt, tipOff -> {
            if (!tipOff.submitted()) {
                return new Outcome.NotAllowed(tipOff.state());
            }
            if (!events.has(receipt, token)) {
                events.noted(receipt, text.strip(), by, token, clock.instant());
            }
            return new Outcome.Done(tipOff.state());
        });
    }

    /**
     * Takes a report to work on it; not allowed when somebody else than {@code seen} has it by now.
     *
     * @param by login of who takes it
     * @param seen login of who had it when it was looked at, null for nobody
     */
    public Outcome take(Receipt receipt, String by, @Nullable String seen) {
        return assigned(receipt, by, seen, by);
    }

    /** Lays a report down again that {@code by} works on; not allowed when they do not. */
    public Outcome leave(Receipt receipt, String by) {
        return assigned(receipt, by, by, null);
    }

    private Outcome assigned(Receipt receipt, String by, @Nullable String seen, @Nullable String to) {
        return locked(receipt, tipOff -> {
            String has = rows.of(receipt).orElseThrow().assignee();
            if (!tipOff.submitted() || !(Objects.equals(has, seen) || Objects.equals(has, to))) {
                return new Outcome.NotAllowed(tipOff.state());
            }
            if (!Objects.equals(has, to)) {
                rows.assign(receipt, to);
                events.assigned(receipt, to != null, by, clock.instant());
            }
            return new Outcome.Done(tipOff.state());
        });
    }

    private Outcome locked(Receipt receipt, Function<TipOff, Outcome> work) {
        return fence.run(() -> tipOffs.lock(receipt).map(work).orElseGet(Outcome.NotFound::new))
                .orElseGet(Outcome.Unavailable::new);
    }

    /**
     * Closes a report because another one is about the same; its sender is told so.
     *
     * @param original the other one
     * @param told what the sender is told; it must not name the other one
     * @param by who
     */
    public Repeated markDuplicate(Receipt receipt, Receipt original, String told, String by) {
        if (receipt.equals(original)) {
            return Repeated.ITSELF;
        }
        return fence.run(() -> repeated(receipt, original, told, by)).orElse(Repeated.UNAVAILABLE);
    }

    private Repeated repeated(Receipt receipt, Receipt original, String told, String by) {
        // in order, so that two who mark a pair both ways do not wait for each other
        Stream.of(receipt, original)
                .sorted(Comparator.comparing(Receipt::value))
                .forEach(tipOffs::lock);
        Optional<TipOff> other = tipOffs.find(original).filter(TipOff::submitted);
        Optional<TipOff> one = tipOffs.find(receipt);
        if (one.isEmpty() || other.isEmpty()) {
            return Repeated.NO_SUCH_CASE;
        }
        if (!Office.next(one.get().state()).contains(TipOffState.CLOSED)) {
            return Repeated.NOT_ALLOWED;
        }
        if (rows.of(original).orElseThrow().duplicateOf() != null
                || !rows.duplicates(receipt, 1).isEmpty()) {
            return Repeated.CHAINED;
        }
        Instant now = clock.instant();
        rows.closeAsDuplicate(receipt, original);
        events.duplicate(receipt, original, by, now);
        jobs.tell(notices.make(one.get(), null, told, now), now);
        return Repeated.DONE;
    }

    /** What came of saying that a report repeats another one. */
    public enum Repeated {
        /** It is closed, and its sender will hear of it. */
        DONE,
        /** The two numbers are the same. */
        ITSELF,
        /** One of the two is not there, still open or was taken back. */
        NO_SUCH_CASE,
        /** A report in this state cannot be closed. */
        NOT_ALLOWED,
        /** The other one repeats a third, or others repeat this one. */
        CHAINED,
        /** The store failed or its answer is unknown. */
        UNAVAILABLE
    }
}
