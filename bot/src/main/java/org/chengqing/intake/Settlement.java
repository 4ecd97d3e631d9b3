package org.chengqing.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.chengqing.blobs.BlobId;
import org.chengqing.blobs.Blobs;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutgoingMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Carries out what {@link Lifecycle} says is next about a report, until there is something to wait for. The state
 * changes in the transaction that hands the mail over, and only when the report is still as it was looked at.
 */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final int ROUNDS = 8;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TransactionOperations transactions;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final Removals removals;
    private final Lifecycle lifecycle;
    private final Likeness likeness;
    private final Waves waves;
    private final OfficeMail officeMail;
    private final Outbox outbox;
    private final Blobs blobs;
    private final Clock clock;

    Settlement(
            TransactionOperations transactions,
            TipOffs tipOffs,
            Pieces pieces,
            Removals removals,
            Lifecycle lifecycle,
            Likeness likeness,
            Waves waves,
            OfficeMail officeMail,
            Outbox outbox,
            Blobs blobs,
            Clock clock) {
        this.transactions = transactions;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.removals = removals;
        this.lifecycle = lifecycle;
        this.likeness = likeness;
        this.waves = waves;
        this.officeMail = officeMail;
        this.outbox = outbox;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Does what is due about this report; when to look again, empty when nothing is to be waited for. */
    Optional<Instant> settle(Receipt receipt) {
        eraseTakenOut(receipt);
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Look> look = look(receipt);
            if (look.isEmpty()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            switch (lifecycle.next(look.get().tipOff(), look.get().pieces(), now)) {
                case Lifecycle.Step.Wait wait -> {
                    return Optional.of(wait.until());
                }
                case Lifecycle.Step.Rest rest -> {
                    return Optional.empty();
                }
                case Lifecycle.Step.Erase erase -> {
                    erase(receipt);
                    return Optional.empty();
                }
                case Lifecycle.Step.Close close ->
                    unlessChanged(look.get().tipOff(), tipOff -> tipOffs.close(receipt, now));
                case Lifecycle.Step.Mail mail -> mail(look.get(), mail.part());
                case Lifecycle.Step.TellWithdrawal tell ->
                    tellWithdrawal(look.get().tipOff(), tell.part());
            }
        }
        return Optional.of(clock.instant().plus(PAUSE));
    }

    private Optional<Look> look(Receipt receipt) {
        Optional<Look> look = transactions.execute(
                status -> tipOffs.find(receipt).map(tipOff -> new Look(tipOff, pieces.of(receipt))));
        return look == null ? Optional.empty() : look;
    }

    private void mail(Look look, int part) {
        Receipt receipt = look.tipOff().receipt();
        Waves.Place place = place(look);
        if (place.group() != null) {
            return;
        }
        List<Piece> now = look.pieces().stream()
                .filter(piece -> part == 1 || piece.isNews(look.tipOff().mentioned()))
                .toList();
        OfficeMail.Composed composed =
                officeMail.compose(look.tipOff(), now, part, place.inWords().orElse(null));
        unlessChanged(look.tipOff(), tipOff -> {
            outbox.enqueue(composed.mail());
            pieces.mailed(now.stream().filter(piece -> !piece.waits()).toList(), part);
            int mentioned = now.stream().mapToInt(Piece::position).max().orElse(0);
            tipOffs.mailed(receipt, part, mentioned, composed.relatedReviews());
            LOG.info(
                    "Report {} part {} handed to the outbox with {} attachments",
                    receipt,
                    part,
                    composed.mail().attachments().size());
        });
    }

    private Waves.Place place(Look look) {
        Set<String> marks = likeness.marks(look.pieces());
        return Objects.requireNonNull(
                transactions.execute(status -> waves.place(look.tipOff(), marks, clock.instant())));
    }

    private void tellWithdrawal(TipOff seen, int part) {
        OutgoingMail mail = officeMail.withdrawal(seen, part);
        unlessChanged(seen, tipOff -> {
            outbox.enqueue(mail);
            removals.withdrawalMailed(seen.receipt(), part);
            LOG.info("Report {} part {} tells its office that it was taken back", seen.receipt(), part);
        });
    }

    /** A report that changed since it was looked at is looked at again. */
    private void unlessChanged(TipOff seen, Consumer<TipOff> change) {
        transactions.executeWithoutResult(status -> tipOffs.lock(seen.receipt())
                .filter(tipOff -> tipOff.version() == seen.version())
                .ifPresent(change));
    }

    /** Removes the files of a report. Equal bytes are one file: it goes with the last report that has them. */
    void erase(Receipt receipt) {
        List<BlobId> named = pieces.blobs(receipt);
        for (BlobId blob : named) {
            transactions.executeWithoutResult(status -> {
                pieces.lockBlob(blob);
                if (!pieces.sharedBeyond(receipt, blob)) {
                    delete(blob);
                }
                pieces.dropBlob(receipt, blob);
            });
        }
    }

    private void eraseTakenOut(Receipt receipt) {
        for (BlobId blob : removals.blobs(receipt)) {
            transactions.executeWithoutResult(status -> {
                pieces.lockBlob(blob);
                if (!removals.keptElsewhere(receipt, blob)) {
                    delete(blob);
                }
                removals.dropBlob(receipt, blob);
            });
        }
    }

    private void delete(BlobId blob) {
        try {
            blobs.delete(blob);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Look(TipOff tipOff, List<Piece> pieces) {}
}
