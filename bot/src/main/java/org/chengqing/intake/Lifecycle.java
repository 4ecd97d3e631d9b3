package org.chengqing.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What is to be done next about a report: a pure function of its row, its evidence and the time. */
final class Lifecycle {
    private final IntakeSettings settings;

    Lifecycle(IntakeSettings settings) {
        this.settings = settings;
    }

    /** The next step. */
    Step next(TipOff tipOff, List<Piece> pieces, Instant now) {
        return switch (tipOff.state()) {
            case COLLECTING -> due(closesAt(tipOff), now, new Step.Close());
            case WITHDRAWN -> withdrawn(tipOff);
            case RECEIVED, FORWARDED, IN_PROGRESS, CLOSED, DECLINED -> mail(tipOff, pieces, now);
        };
    }

    /** What was mailed cannot be called back; the office is told instead. */
    private static Step withdrawn(TipOff tipOff) {
        if (tipOff.parts() == 0) {
            return new Step.Erase();
        }
        return tipOff.withdrawalPart() == null ? new Step.TellWithdrawal(tipOff.parts() + 1) : new Step.Rest();
    }

    /** When an open report, or an open supplement, closes by itself if nothing is added. */
    Instant closesAt(TipOff tipOff) {
        Instant quiet = tipOff.lastActivityAt().plus(settings.quiet());
        Instant began = Objects.requireNonNullElse(tipOff.supplementingSince(), tipOff.openedAt());
        Instant latest = began.plus(settings.openAtMost());
        return quiet.isBefore(latest) ? quiet : latest;
    }

    private Step mail(TipOff tipOff, List<Piece> pieces, Instant now) {
        boolean waits = pieces.stream().anyMatch(Piece::waits);
        if (tipOff.digestGroup() != null && tipOff.supplementingSince() == null) {
            return new Step.Rest();
        }
        if (tipOff.parts() == 0) {
            Instant closed = Objects.requireNonNullElse(tipOff.closedAt(), tipOff.lastActivityAt());
            return waits ? due(closed.plus(settings.mediaWait()), now, new Step.Mail(1)) : new Step.Mail(1);
        }
        if (tipOff.supplementingSince() != null) {
            return due(closesAt(tipOff), now, new Step.Close());
        }
        List<Instant> late = pieces.stream()
                .filter(piece -> piece.part() == null && (piece.hasFile() || piece.position() > tipOff.mentioned()))
                .map(piece -> Objects.requireNonNullElse(piece.settledAt(), piece.storedAt()))
                .sorted()
                .toList();
        if (late.isEmpty()) {
            return new Step.Rest();
        }
        Step supplement = new Step.Mail(tipOff.parts() + 1);
        return waits ? due(late.getFirst().plus(settings.mediaWait()), now, supplement) : supplement;
    }

    private static Step due(Instant when, Instant now, Step step) {
        return now.isBefore(when) ? new Step.Wait(when) : step;
    }

    /** One step. */
    sealed interface Step {
        /** Nothing before then. */
        record Wait(Instant until) implements Step {}

        /** Take no more evidence, for now or for good. */
        record Close() implements Step {}

        /** Hand over the mail of this number, from 1. */
        record Mail(int part) implements Step {}

        /** Hand over the mail of this number, which says that the report was taken back. */
        record TellWithdrawal(int part) implements Step {}

        /** Remove the bytes of a report that was taken back. */
        record Erase() implements Step {}

        /** Nothing until something happens; the digests see to those that are mailed together. */
        record Rest() implements Step {}
    }
}
