package org.chengqing.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.masking.Masking;
import org.chengqing.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Lays a report on the desk of staff. Methods block on JDBC. */
public final class OpenCases {
    private static final int MOST_DUPLICATES = 50;

    private final Fence fence;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final CaseEvents events;
    private final Notices notices;
    private final CaseRows rows;
    private final Outbox outbox;
    private final KnowledgeBase knowledge;
    private final CaseSettings settings;
    private final Clock clock;

    OpenCases(
            Fence fence,
            TipOffs tipOffs,
            Pieces pieces,
            CaseEvents events,
            Notices notices,
            CaseRows rows,
            Outbox outbox,
            KnowledgeBase knowledge,
            CaseSettings settings,
            Clock clock) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.events = events;
        this.notices = notices;
        this.rows = rows;
        this.outbox = outbox;
        this.knowledge = knowledge;
        this.settings = settings;
        this.clock = clock;
    }

    /** Everything about a report, masked. */
    public Asked<OpenCase> masked(Receipt receipt) {
        return fence.ask(() ->
                tipOffs.find(receipt).flatMap(tipOff -> rows.of(receipt).map(desk -> open(tipOff, desk))));
    }

    private OpenCase open(TipOff tipOff, CaseRows.Desk desk) {
        Receipt receipt = tipOff.receipt();
        Instant due = due(tipOff.state(), desk.started());
        return new OpenCase(
                receipt,
                tipOff.state(),
                tipOff.category(),
                tipOff.openedAt(),
                due,
                due != null && due.isBefore(clock.instant()),
                desk.assignee(),
                desk.duplicateOf(),
                rows.duplicates(receipt, MOST_DUPLICATES),
                desk.wave(),
                desk.place(),
                submitted(tipOff)
                        .map(piece -> CasePiece.masked(piece, Masking::masked))
                        .toList(),
                entries(tipOff),
                rows.mails(tipOff, desk).stream()
                        .flatMap(key -> outbox.state(key).map(state -> new OpenCase.Mail(key, state)).stream())
                        .toList(),
                Office.next(tipOff.state()));
    }

    private @Nullable Instant due(TipOffState state, Instant started) {
        return switch (state) {
            case RECEIVED, FORWARDED -> started.plus(settings.takeUpWithin());
            case IN_PROGRESS -> started.plus(settings.finishWithin());
            case COLLECTING, CLOSED, DECLINED, WITHDRAWN -> null;
        };
    }

    private Stream<Piece> submitted(TipOff tipOff) {
        return tipOff.submitted() ? pieces.of(tipOff.receipt()).stream() : Stream.empty();
    }

    private List<CaseEntry> entries(TipOff tipOff) {
        Receipt receipt = tipOff.receipt();
        List<CaseEntry> entries = new ArrayList<>();
        entries.add(new CaseEntry(tipOff.openedAt(), "开始登记", null, null));
        Stream.concat(tipOffs.milestones(receipt).stream(), notices.outcomes(receipt).stream())
                .map(entry -> new CaseEntry(entry.at(), entry.what(), entry.by(), null))
                .forEach(entries::add);
        events.written(receipt).stream().map(OpenCases::masked).forEach(entries::add);
        entries.sort(Comparator.comparing(CaseEntry::at));
        return entries;
    }

    private static CaseEntry masked(CaseEntry entry) {
        return new CaseEntry(
                entry.at(), entry.what(), entry.by(), entry.note() == null ? null : Masking.masked(entry.note()));
    }

    /**
     * Its evidence in full; that it was read is recorded in the same transaction. Not found as long as its sender still
     * adds to it, and once it was taken back.
     *
     * @param by who reads it
     * @param reason why, at least five characters; throws {@link IllegalArgumentException} without
     */
    public Asked<List<CasePiece>> full(Receipt receipt, String by, String reason) {
        if (!CaseReading.isReason(by, reason)) {
            throw new IllegalArgumentException("reading in full needs a name and a reason");
        }
        return fence.ask(() -> tipOffs.lock(receipt).filter(TipOff::submitted).flatMap(_ -> {
            events.read(receipt, by.strip(), reason.strip(), clock.instant());
            return Optional.of(pieces.of(receipt).stream().map(CasePiece::full).toList());
        }));
    }

    /** Released reviews that its texts may be about; none while its sender still adds to it. */
    public Related related(Receipt receipt) {
        Asked<List<Piece>> texts = fence.ask(
                () -> tipOffs.find(receipt).map(tipOff -> submitted(tipOff).toList()));
        return switch (texts) {
            case Asked.Known<List<Piece>>(var known) -> Related.to(known, knowledge);
            case Asked.NotFound<List<Piece>> _ -> new Related(List.of(), true);
            case Asked.Unavailable<List<Piece>> _ -> new Related(List.of(), false);
        };
    }
}
