package org.chengqing.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Sender;
import org.chengqing.crash.CrashPoint;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Takes reports. Methods block on JDBC, at the longest for the setting {@code intake.store-within}; none throws because
 * the store is away.
 *
 * <p>Saved before acknowledged: row, evidence and jobs commit together, and the unique key of sender and message makes
 * the same message delivered twice one. The number of a report of somebody else is answered like one that does not
 * exist.
 */
public final class Intake {
    private final Fence fence;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final Supplements supplements;
    private final Removals removals;
    private final CaseEvents events;
    private final Notices notices;
    private final IntakeJobs jobs;
    private final Receipts receipts;
    private final Pseudonyms pseudonyms;
    private final Contacts contacts;
    private final BooleanSupplier roomForFiles;
    private final IntakeSettings settings;
    private final Clock clock;

    Intake(
            Fence fence,
            TipOffs tipOffs,
            Pieces pieces,
            Amendments amendments,
            IntakeJobs jobs,
            Receipts receipts,
            Pseudonyms pseudonyms,
            Contacts contacts,
            BooleanSupplier roomForFiles,
            IntakeSettings settings,
            Clock clock) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.supplements = amendments.supplements();
        this.removals = amendments.removals();
        this.events = amendments.events();
        this.notices = amendments.notices();
        this.jobs = jobs;
        this.receipts = receipts;
        this.pseudonyms = pseudonyms;
        this.contacts = contacts;
        this.roomForFiles = roomForFiles;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens a report with these messages of one sender as its first evidence (usually one; two where a forwarded text
     * was answered first and is now reported), all in one transaction. Messages already stored are not stored again:
     * when the last one is, the answer names the report that holds it. Texts beyond the limit are cut, and say so. A
     * sender has one open report at a time: where there is one with room, the messages join it.
     *
     * @param category a key of {@code config/taxonomy.yml}, null when it is not known yet
     */
    public Received open(List<InboundMessage> messages, @Nullable String category) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a report needs a message");
        }
        Sender sender = messages.getFirst().envelope().sender();
        LinkedHashMap<MessageKey, Evidence> evidence = new LinkedHashMap<>();
        for (InboundMessage message : messages) {
            if (!message.envelope().sender().equals(sender)) {
                throw new IllegalArgumentException("messages of two senders in one report");
            }
            evidence.put(message.envelope().key(), Evidence.of(message).cutTo(settings.characters()));
        }
        Optional<Received> received = fence.run(() -> opened(sender, List.copyOf(evidence.values()), category));
        CrashPoint.reached(CrashPoint.AFTER_COMMIT);
        return received.orElseGet(Received.NotStored::new);
    }

    private Received opened(Sender sender, List<Evidence> evidence, @Nullable String category) {
        Pseudonym pseudonym = pseudonyms.of(sender);
        supplements.lockOpening(pseudonym);
        Evidence last = evidence.getLast();
        Optional<Receipt> holding = pieces.holding(pseudonym, last.key());
        if (holding.isPresent()) {
            return repeated(holding.get());
        }
        // the last one is not asked about again: if somebody stores it meanwhile, its insert must fail and all with it
        List<Evidence> fresh = evidence.stream()
                .filter(piece -> piece.equals(last)
                        || pieces.holding(pseudonym, piece.key()).isEmpty())
                .toList();
        Instant now = clock.instant();
        Optional<TipOff> open = supplements
                .collecting(pseudonym)
                .flatMap(tipOffs::lock)
                .filter(tipOff -> tipOff.state() == TipOffState.COLLECTING);
        if (open.isPresent()) {
            Receipt receipt = open.get().receipt();
            if (pieces.count(receipt) + fresh.size() <= settings.pieces()) {
                return joined(open.get(), pseudonym, fresh, category, now);
            }
            jobs.settleNow(receipt, tipOffs.close(receipt, now), now);
        }
        Receipt receipt = number(pseudonym, sender, category, now);
        contacts.keep(pseudonym, sender);
        int position = 0;
        boolean refused = false;
        for (Evidence piece : fresh) {
            refused |= store(receipt, ++position, pseudonym, piece, now);
        }
        jobs.settle(receipt, now.plus(settings.quiet()));
        closeWhenFull(receipt, position, now);
        CrashPoint.reached(CrashPoint.BEFORE_COMMIT);
        return new Received.Stored(receipt, position, false, refused);
    }

    private Received joined(
            TipOff open, Pseudonym sender, List<Evidence> fresh, @Nullable String category, Instant now) {
        Receipt receipt = open.receipt();
        int position = pieces.count(receipt);
        boolean refused = false;
        for (Evidence piece : fresh) {
            refused |= store(receipt, ++position, sender, piece, now);
        }
        if (category != null && open.category() == null) {
            tipOffs.categorise(receipt, category);
        }
        tipOffs.touch(receipt, now);
        closeWhenFull(receipt, position, now);
        return new Received.Stored(receipt, removals.left(receipt), false, refused);
    }

    private Receipt number(Pseudonym pseudonym, Sender sender, @Nullable String category, Instant now) {
        for (int tried = 0; tried < Receipts.TRIES; tried++) {
            Receipt receipt = receipts.next(tried);
            if (tipOffs.insert(receipt, pseudonym, sender, category, now)) {
                return receipt;
            }
        }
        throw new DataIntegrityViolationException("no free receipt after " + Receipts.TRIES + " tries");
    }

    /** Adds a message to an open report of its sender, or to one that is open for a supplement. */
    public Received add(Receipt receipt, InboundMessage message) {
        Evidence evidence = Evidence.of(message);
        Pseudonym sender = pseudonyms.of(message.envelope().sender());
        return fence.run(() -> added(receipt, sender, evidence)).orElseGet(Received.NotStored::new);
    }

    private Received added(Receipt receipt, Pseudonym sender, Evidence evidence) {
        Optional<TipOff> own = lockOwn(receipt, sender);
        Optional<Receipt> holding = pieces.holding(sender, evidence.key());
        if (holding.isPresent()) {
            return repeated(holding.get());
        }
        if (own.isEmpty()) {
            return new Received.NotOpen(receipt);
        }
        int stored = pieces.count(receipt);
        if (!own.get().open()) {
            return own.get().inHand() && stored >= settings.pieces()
                    ? new Received.Full(receipt, settings.pieces())
                    : new Received.NotOpen(receipt);
        }
        if (evidence.characters() > settings.characters()) {
            return new Received.Full(receipt, settings.pieces());
        }
        Instant now = clock.instant();
        boolean refused = store(receipt, stored + 1, sender, evidence, now);
        tipOffs.touch(receipt, now);
        closeWhenFull(receipt, stored + 1, now);
        return new Received.Stored(receipt, removals.left(receipt), false, refused);
    }

    private Received repeated(Receipt receipt) {
        return new Received.Stored(receipt, removals.left(receipt), true);
    }

    /** Whether the file of this piece had to be refused: a disk that is nearly full still takes words. */
    private boolean store(Receipt receipt, int position, Pseudonym sender, Evidence evidence, Instant now) {
        long piece = pieces.insert(receipt, position, sender, evidence, now);
        if (evidence.media() == null) {
            return false;
        }
        if (!roomForFiles.getAsBoolean()) {
            pieces.giveUp(piece, MediaState.NO_ROOM, now);
            return true;
        }
        jobs.fetch(piece, now);
        return false;
    }

    private void closeWhenFull(Receipt receipt, int stored, Instant now) {
        if (stored >= settings.pieces()) {
            jobs.settleNow(receipt, tipOffs.close(receipt, now), now);
        }
    }

    /**
     * Notes the category of a report of this sender that was not mailed yet. Known is whether it was noted: not when
     * the report was mailed already.
     */
    public Asked<Boolean> categorise(Receipt receipt, Sender sender, String category) {
        return change(receipt, sender, (tipOff, now) -> {
            if (tipOff.changeable()) {
                tipOffs.categorise(receipt, category);
            }
            return tipOff.changeable();
        });
    }

    /** Closes an open report or supplement of this sender, so that it is mailed now; the status after it. */
    public Asked<TipOffStatus> close(Receipt receipt, Sender sender) {
        return change(receipt, sender, (tipOff, now) -> {
            if (tipOff.open()) {
                jobs.settleNow(receipt, tipOffs.close(receipt, now), now);
            }
            return tipOffs.status(receipt, tipOff.sender()).orElseThrow();
        });
    }

    /**
     * Takes a report back. Before it is mailed its content is removed; later what was not mailed is removed, and the
     * office is told. The status after it is another one than {@link TipOffState#WITHDRAWN} when the office was done.
     */
    public Asked<TipOffStatus> withdraw(Receipt receipt, Sender sender) {
        return change(receipt, sender, (tipOff, now) -> {
            if (tipOff.changeable()) {
                pieces.blank(receipt, now);
                jobs.settleNow(receipt, tipOffs.withdraw(receipt, now), now);
            } else if (tipOff.inHand()) {
                removals.removeUnmailed(receipt, 0, now);
                jobs.settleNow(receipt, removals.withdrawHandedOver(receipt, now), now);
            }
            return tipOffs.status(receipt, tipOff.sender()).orElseThrow();
        });
    }

    private <T> Asked<T> change(Receipt receipt, Sender sender, BiFunction<TipOff, Instant, T> change) {
        Pseudonym pseudonym = pseudonyms.of(sender);
        return fence.ask(() -> lockOwn(receipt, pseudonym).map(tipOff -> change.apply(tipOff, clock.instant())));
    }

    private Optional<TipOff> lockOwn(Receipt receipt, Pseudonym sender) {
        return tipOffs.lock(receipt).filter(tipOff -> tipOff.sender().equals(sender));
    }

    /**
     * Forgets a person: reports that were not mailed are taken back, the others stay without anything that leads to who
     * sent them, and how to reach the person is deleted. Known unless the store is away; then nothing is changed, or all.
     */
    public Asked<Forgotten> forget(Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        return fence.ask(() -> Optional.of(forgotten(person, clock.instant())));
    }

    private Forgotten forgotten(Pseudonym person, Instant now) {
        List<Receipt> withdrawn = new ArrayList<>();
        List<Receipt> unattributed = new ArrayList<>();
        events.forget(person);
        notices.forget(person);
        for (Receipt receipt : tipOffs.of(person)) {
            TipOff tipOff = tipOffs.lock(receipt).orElseThrow();
            if (tipOff.changeable()) {
                pieces.blank(receipt, now);
                jobs.settleNow(receipt, tipOffs.withdraw(receipt, now), now);
                withdrawn.add(receipt);
            } else if (tipOff.state() != TipOffState.WITHDRAWN) {
                takeOutUnmailed(tipOff, now);
                unattributed.add(receipt);
            }
            Pseudonym nobody = Pseudonym.random();
            tipOffs.unattribute(receipt, nobody);
            pieces.unattribute(receipt, nobody);
        }
        contacts.forget(person);
        return new Forgotten(withdrawn, unattributed);
    }

    /** What was added and not mailed yet goes like a report that was not mailed. */
    private void takeOutUnmailed(TipOff tipOff, Instant now) {
        removals.removeUnmailed(tipOff.receipt(), tipOff.mentioned(), now);
        if (tipOff.open()) {
            jobs.settleNow(tipOff.receipt(), tipOffs.close(tipOff.receipt(), now), now);
        } else {
            jobs.settleNow(tipOff.receipt(), tipOffs.bump(tipOff.receipt()), now);
        }
    }

    /** The report of this number if this sender sent it. */
    public Asked<TipOffStatus> status(Receipt receipt, Sender sender) {
        return fence.ask(() -> tipOffs.status(receipt, pseudonyms.of(sender)));
    }

    /** The newest reports of this sender, newest first; at least one where known. */
    public Asked<List<TipOffStatus>> recent(Sender sender, int most) {
        return fence.ask(
                () -> Optional.of(tipOffs.newest(pseudonyms.of(sender), most)).filter(reports -> !reports.isEmpty()));
    }

    /** The report that this sender still adds to, for a conversation that has lost its state. */
    public Asked<TipOffStatus> collecting(Sender sender) {
        return fence.ask(() -> tipOffs.collecting(pseudonyms.of(sender)));
    }

    /** A report closes by itself when nothing was added for this long: the setting {@code intake.quiet}. */
    public Duration quiet() {
        return settings.quiet();
    }

    /** Reports that were taken back, and those that go on without their sender. */
    public record Forgotten(List<Receipt> withdrawn, List<Receipt> unattributed) {
        /** Copies the lists. */
        public Forgotten {
            withdrawn = List.copyOf(withdrawn);
            unattributed = List.copyOf(unattributed);
        }
    }

    /** What became of a message. */
    public sealed interface Received {
        /**
         * It is stored, now or by an earlier delivery; {@code pieces} counts the evidence of the report, and
         * {@code fileRefused} says that the disk had no room for its file: everything else of it is stored.
         */
        record Stored(Receipt receipt, int pieces, boolean repeated, boolean fileRefused) implements Received {
            /** With all that the message holds. */
            public Stored(Receipt receipt, int pieces, boolean repeated) {
                this(receipt, pieces, repeated, false);
            }
        }

        /** The report is closed or is not of this sender: nothing was stored. */
        record NotOpen(Receipt receipt) implements Received {}

        /** Beyond a limit of one report (pieces, characters): nothing was stored. */
        record Full(Receipt receipt, int maxPieces) implements Received {}

        /** The store failed or its answer is unknown: no receipt may be shown. */
        record NotStored() implements Received {}
    }
}
