package org.chengqing.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What staff do with a report. Each change is on the record with who made it, and makes a notice for the sender of the
 * report, who stays unknown here. Methods block on JDBC, at the longest for the setting {@code intake.store-within}; none
 * throws because the store is away.
 */
public final class Office {
    private final Fence fence;
    private final TipOffs tipOffs;
    private final CaseEvents events;
    private final Notices notices;
    private final IntakeJobs jobs;
    private final Clock clock;

    Office(Fence fence, TipOffs tipOffs, CaseEvents events, Notices notices, IntakeJobs jobs, Clock clock) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.events = events;
        this.notices = notices;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Gives a report this state. Of several who do so at once, one does.
     *
     * @param by who, not blank
     * @param note a remark for staff, which the sender of the report is not told
     */
    public Outcome changeState(Receipt receipt, TipOffState to, String by, @Nullable String note) {
        return changeState(receipt, null, to, by, note);
    }

    /**
     * The same, unless somebody gave it another state since it was looked at.
     *
     * @param seen the state that the decision was made on; null for whatever it is. That its mail arrived meanwhile
     *     makes no difference
     */
    public Outcome changeState(
            Receipt receipt, @Nullable TipOffState seen, TipOffState to, String by, @Nullable String note) {
        named(by);
        return fence.run(() -> tipOffs.lock(receipt)
                        .map(tipOff -> seen == null || isSame(seen, tipOff.state())
                                ? changed(tipOff, to, by, note)
                                : new Outcome.NotAllowed(tipOff.state()))
                        .orElseGet(Outcome.NotFound::new))
                .orElseGet(Outcome.Unavailable::new);
    }

    /** Whether two states are one to staff: nobody has taken it up. */
    static boolean isSame(TipOffState seen, TipOffState now) {
        return seen == now || (isNew(seen) && isNew(now));
    }

    private static boolean isNew(TipOffState state) {
        return state == TipOffState.RECEIVED || state == TipOffState.FORWARDED;
    }

    private Outcome changed(TipOff tipOff, TipOffState to, String by, @Nullable String note) {
        if (!next(tipOff.state()).contains(to)) {
            return new Outcome.NotAllowed(tipOff.state());
        }
        Instant now = clock.instant();
        tipOffs.move(tipOff.receipt(), to, now);
        events.stateChanged(tipOff.receipt(), to, by, note, now);
        jobs.tell(notices.make(tipOff, to, null, now), now);
        return new Outcome.Done(to);
    }

    /** The states that staff may give a report which has this one; what was decided can be taken up again. */
    public static Set<TipOffState> next(TipOffState state) {
        return switch (state) {
            case RECEIVED, FORWARDED -> Set.of(TipOffState.IN_PROGRESS, TipOffState.CLOSED, TipOffState.DECLINED);
            case IN_PROGRESS -> Set.of(TipOffState.CLOSED, TipOffState.DECLINED);
            case CLOSED, DECLINED -> Set.of(TipOffState.IN_PROGRESS);
            case COLLECTING, WITHDRAWN -> Set.of();
        };
    }

    /**
     * Answers the sender of a report, in whatever state it is but open or taken back.
     *
     * @param answer what they are told, not blank
     * @param by who, not blank
     */
    public Outcome answer(Receipt receipt, String answer, String by) {
        return answer(receipt, answer, by, null);
    }

    /**
     * The same, at most once for each token.
     *
     * @param token names the form that it was written in, null for none
     */
    public Outcome answer(Receipt receipt, String answer, String by, @Nullable String token) {
        named(by);
        if (answer.isBlank()) {
            throw new IllegalArgumentException("an answer needs words");
        }
        return fence.run(() -> tipOffs.lock(receipt)
                        .map(tipOff -> answered(tipOff, answer.strip(), by, token))
                        .orElseGet(Outcome.NotFound::new))
                .orElseGet(Outcome.Unavailable::new);
    }

    private Outcome answered(TipOff tipOff, String answer, String by, @Nullable String token) {
        if (next(tipOff.state()).isEmpty()) {
            return new Outcome.NotAllowed(tipOff.state());
        }
        if (events.has(tipOff.receipt(), token)) {
            return new Outcome.Done(tipOff.state());
        }
        Instant now = clock.instant();
        events.answered(tipOff.receipt(), answer, by, token, now);
        jobs.tell(notices.make(tipOff, null, answer, now), now);
        return new Outcome.Done(tipOff.state());
    }

    /** A report as staff may see it in a list: no content, and nothing of who sent it. */
    public Asked<CaseFile> file(Receipt receipt) {
        return fence.ask(() -> tipOffs.find(receipt).map(this::file));
    }

    private CaseFile file(TipOff tipOff) {
        Receipt receipt = tipOff.receipt();
        List<CaseFile.Entry> entries = new ArrayList<>();
        entries.add(new CaseFile.Entry(tipOff.openedAt(), "开始登记", null));
        tipOffs.milestones(receipt).forEach(entries::add);
        entries.addAll(events.of(receipt));
        entries.addAll(notices.outcomes(receipt));
        entries.sort(Comparator.comparing(CaseFile.Entry::at));
        int pieces = tipOffs.status(receipt, tipOff.sender())
                .map(TipOffStatus::pieces)
                .orElse(0);
        return new CaseFile(receipt, tipOff.state(), tipOff.category(), pieces, tipOff.parts(), entries);
    }

    private static void named(String by) {
        if (by.isBlank()) {
            throw new IllegalArgumentException("staff must be named");
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It is done and on the record; the report has this state. */
        record Done(TipOffState state) implements Outcome {}

        /** A report in this state does not allow it; nothing changed. */
        record NotAllowed(TipOffState state) implements Outcome {}

        /** There is no report of this number. */
        record NotFound() implements Outcome {}

        /** The store failed or its answer is unknown: it may be done or not. */
        record Unavailable() implements Outcome {}
    }

    /** The state that staff call by this word: 核实中, 已办结 or 不予受理. */
    public static Optional<TipOffState> stateOf(String word) {
        return java.util.stream.Stream.of(TipOffState.IN_PROGRESS, TipOffState.CLOSED, TipOffState.DECLINED)
                .filter(state -> CaseFile.word(state).equals(word.strip()))
                .findFirst();
    }
}
