package org.chengqing.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chengqing.identity.Pseudonym;
import org.chengqing.intake.FollowUps.ContactDropped;
import org.chengqing.intake.FollowUps.Reopened;
import org.chengqing.intake.FollowUps.TakenOut;
import org.chengqing.intake.Intake.Received;
import org.jspecify.annotations.Nullable;

/** Changes of a report by its sender. Methods join the caller's transaction; the row is locked first. */
final class Amending {
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final Supplements supplements;
    private final Removals removals;
    private final CaseEvents events;
    private final IntakeJobs jobs;
    private final IntakeSettings settings;
    private final Clock clock;

    Amending(
            TipOffs tipOffs,
            Pieces pieces,
            Supplements supplements,
            Removals removals,
            CaseEvents events,
            IntakeJobs jobs,
            IntakeSettings settings,
            Clock clock) {
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.supplements = supplements;
        this.removals = removals;
        this.events = events;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /** The report that messages of this sender join. */
    Optional<Receipt> open(Pseudonym sender) {
        return supplements.open(sender);
    }

    /** Opens a report for more evidence; empty when it is not this sender's. */
    Optional<Reopened> reopen(Receipt receipt, Pseudonym sender) {
        return own(receipt, sender).map(this::reopened);
    }

    private Reopened reopened(TipOff tipOff) {
        if (tipOff.open()) {
            return new Reopened.Open(tipOff.state() == TipOffState.COLLECTING);
        }
        if (!tipOff.inHand()) {
            return new Reopened.Ended(tipOff.state());
        }
        if (pieces.count(tipOff.receipt()) >= settings.pieces()) {
            return new Reopened.Full(settings.pieces());
        }
        Instant now = clock.instant();
        long version = supplements.begin(tipOff.receipt(), now);
        events.supplemented(tipOff.receipt(), now);
        jobs.settleNow(tipOff.receipt(), version, now);
        return new Reopened.Open(false);
    }

    /** Takes a piece out; empty when the report is not this sender's, or not open. */
    Optional<TakenOut> takeOut(Receipt receipt, Pseudonym sender, int position) {
        return own(receipt, sender).filter(TipOff::open).map(tipOff -> takenOut(tipOff, position));
    }

    private TakenOut takenOut(TipOff tipOff, int position) {
        Receipt receipt = tipOff.receipt();
        Optional<Removals.Spot> spot =
                position == 0 ? removals.last(receipt, tipOff.mentioned()) : removals.at(receipt, position);
        if (spot.isEmpty()) {
            return position == 0 && tipOff.mentioned() > 0 ? new TakenOut.Mailed() : new TakenOut.Nothing();
        }
        if (spot.get().position() <= tipOff.mentioned()) {
            return new TakenOut.Mailed();
        }
        Instant now = clock.instant();
        removals.remove(receipt, spot.get().position(), now);
        changed(receipt, now);
        return new TakenOut.Removed(spot.get().position(), removals.left(receipt));
    }

    /** Keeps a contact as a piece of its own kind. */
    Received leaveContact(Receipt receipt, Pseudonym sender, Evidence contact) {
        Optional<TipOff> own = own(receipt, sender);
        if (pieces.holding(sender, contact.key()).isPresent()) {
            return new Received.Stored(receipt, removals.left(receipt), true);
        }
        if (own.isEmpty() || !own.get().open()) {
            return new Received.NotOpen(receipt);
        }
        if (contact.characters() > settings.characters()) {
            return new Received.Full(receipt, settings.pieces());
        }
        Instant now = clock.instant();
        removals.removeContacts(receipt, own.get().mentioned(), now);
        pieces.insert(receipt, pieces.count(receipt) + 1, sender, contact, now);
        tipOffs.touch(receipt, now);
        return new Received.Stored(receipt, removals.left(receipt), false);
    }

    /** Takes contacts out; empty when the report is not this sender's, or not open. */
    Optional<ContactDropped> dropContact(Receipt receipt, Pseudonym sender) {
        return own(receipt, sender).filter(TipOff::open).map(tipOff -> {
            Instant now = clock.instant();
            if (removals.removeContacts(receipt, tipOff.mentioned(), now) > 0) {
                changed(receipt, now);
                return ContactDropped.DROPPED;
            }
            return removals.contactMailed(receipt, tipOff.mentioned()) ? ContactDropped.MAILED : ContactDropped.NONE;
        });
    }

    private void changed(Receipt receipt, Instant now) {
        jobs.settleNow(receipt, tipOffs.bump(receipt), now);
    }

    /** Notes that the privacy notice is shown with a report; whether it is the first time for its sender. */
    boolean privacyShown(Receipt receipt, Pseudonym sender, String version) {
        return supplements.firstShown(receipt, sender, version).orElse(true);
    }

    /** The privacy notice that was noted on a report. */
    @Nullable
    String privacyVersion(Receipt receipt) {
        return supplements.privacyVersion(receipt).orElse(null);
    }

    private Optional<TipOff> own(Receipt receipt, Pseudonym sender) {
        return tipOffs.lock(receipt).filter(tipOff -> tipOff.sender().equals(sender));
    }
}
