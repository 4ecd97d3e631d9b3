package org.chengqing.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutgoingMail;
import org.jspecify.annotations.Nullable;

/** Hands reports over to somebody else, by a mail with all of their evidence. Methods block on JDBC and the disk. */
public final class HandOvers {
    private static final int TRIES = 3;

    private final Fence fence;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final CaseRows rows;
    private final CaseEvents events;
    private final OfficeMail officeMail;
    private final Outbox outbox;
    private final CaseSettings settings;
    private final Clock clock;

    HandOvers(
            Fence fence,
            TipOffs tipOffs,
            Pieces pieces,
            CaseRows rows,
            CaseEvents events,
            OfficeMail officeMail,
            Outbox outbox,
            CaseSettings settings,
            Clock clock) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.rows = rows;
        this.events = events;
        this.officeMail = officeMail;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /** Addresses and domains that reports may go to; empty: any. */
    public List<String> allowed() {
        return settings.handOverTo();
    }

    /** Whether it is an address, and one that reports may go to. */
    public boolean allows(String address) {
        return Outbox.isAddress(address) && settings.allows(address);
    }

    /**
     * Sends a report there, once for each token: the mail is in the outbox when this returns {@link Outcome#DONE}.
     *
     * @param reason why, which stands in the mail; at least five characters
     * @param by who
     * @param token names the form that it came with, null for none
     */
    public Outcome handOver(Receipt receipt, String address, String reason, String by, @Nullable String token) {
        if (!CaseReading.isReason(by, reason)) {
            return Outcome.NO_REASON;
        }
        if (!Outbox.isAddress(address)) {
            return Outcome.NOT_AN_ADDRESS;
        }
        if (!allows(address)) {
            return Outcome.NOT_ALLOWED_THERE;
        }
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Outcome> outcome = tried(receipt, new Order(address, reason.strip(), by, token));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return Outcome.UNAVAILABLE;
    }

    private record Order(
            String address,
            String reason,
            String by,
            @Nullable String token) {}

    private record Look(TipOff tipOff, List<Piece> pieces, int before) {}

    /** Empty when the report changed while its mail was written. */
    private Optional<Outcome> tried(Receipt receipt, Order order) {
        Asked<Look> asked = fence.ask(() ->
                tipOffs.find(receipt).map(tipOff -> new Look(tipOff, pieces.of(receipt), rows.handOvers(receipt))));
        return switch (asked) {
            case Asked.NotFound<Look> _ -> Optional.of(Outcome.NO_SUCH_CASE);
            case Asked.Unavailable<Look> _ -> Optional.of(Outcome.UNAVAILABLE);
            case Asked.Known<Look>(var look) ->
                look.tipOff().submitted() ? sent(look, order) : Optional.of(Outcome.NOT_POSSIBLE);
        };
    }

    private Optional<Outcome> sent(Look look, Order order) {
        TipOff seen = look.tipOff();
        String key = seen.receipt() + ".h" + (look.before() + 1);
        OutgoingMail mail = officeMail.handOver(seen, look.pieces(), key, order.address(), order.reason());
        Optional<Optional<Outcome>> outcome =
                fence.run(() -> tipOffs.lock(seen.receipt()).flatMap(now -> stored(look, now, mail, order)));
        return outcome.isEmpty() ? Optional.of(Outcome.UNAVAILABLE) : outcome.get();
    }

    private Optional<Outcome> stored(Look look, TipOff now, OutgoingMail mail, Order order) {
        Receipt receipt = now.receipt();
        if (events.has(receipt, order.token())) {
            return Optional.of(Outcome.DONE);
        }
        if (now.version() != look.tipOff().version() || rows.handOvers(receipt) != look.before()) {
            return Optional.empty();
        }
        outbox.enqueue(mail);
        events.handedOver(receipt, order.address(), order.reason(), order.by(), order.token(), clock.instant());
        return Optional.of(Outcome.DONE);
    }

    /** What came of it. */
    public enum Outcome {
        /** The mail is in the outbox, and it is on the record. */
        DONE,
        /** The reason is too short. */
        NO_REASON,
        /** Not one mail address. */
        NOT_AN_ADDRESS,
        /** Not among the addresses and domains of {@code intake.office.hand-over-to}. */
        NOT_ALLOWED_THERE,
        /** Its sender still adds to it or has taken it back. */
        NOT_POSSIBLE,
        /** There is no report of this number. */
        NO_SUCH_CASE,
        /** The store failed or its answer is unknown: it may be done or not. */
        UNAVAILABLE
    }
}
