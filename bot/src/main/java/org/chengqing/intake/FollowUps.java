package org.chengqing.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.Intake.Received;

/**
 * What the sender of a report does after opening it: asks by its number, adds to it, takes things out, leaves a contact,
 * hears of it, asks for all that is kept. Methods block on JDBC, at the longest for the setting {@code
 * intake.store-within}; none throws because the store is away.
 *
 * <p>The number of somebody else's report is answered like one that does not exist, after the same work, and too many of
 * either are answered so without a look.
 */
public final class FollowUps {
    /** Has the form of a number, and is none: no report was opened in the year 0. */
    private static final Receipt NOBODYS = new Receipt("00000000-2222");

    private final Fence fence;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final Amending amending;
    private final Notices notices;
    private final WaitingPersons waiting;
    private final Guesses guesses;
    private final Pseudonyms pseudonyms;
    private final FollowUpSettings settings;
    private final Clock clock;

    FollowUps(
            Fence fence,
            TipOffs tipOffs,
            Pieces pieces,
            Amending amending,
            Notices notices,
            WaitingPersons waiting,
            Guesses guesses,
            Pseudonyms pseudonyms,
            FollowUpSettings settings,
            Clock clock) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.amending = amending;
        this.notices = notices;
        this.waiting = waiting;
        this.guesses = guesses;
        this.pseudonyms = pseudonyms;
        this.settings = settings;
        this.clock = clock;
    }

    /** The report of a number that somebody typed, if it is theirs. */
    public Asked<TipOffStatus> lookUp(Receipt receipt, Sender sender) {
        return guarded(receipt, sender, (number, person) -> tipOffs.status(number, person));
    }

    /** Opens the report of a number that somebody typed for more evidence, if it is theirs. */
    public Asked<Reopened> supplement(Receipt receipt, Sender sender) {
        return guarded(receipt, sender, (number, person) -> amending.reopen(number, person));
    }

    private <T> Asked<T> guarded(Receipt receipt, Sender sender, BiFunction<Receipt, Pseudonym, Optional<T>> look) {
        Pseudonym person = pseudonyms.of(sender);
        boolean allowed = guesses.begin(person);
        Asked<T> answer = fence.ask(() -> look.apply(allowed ? receipt : NOBODYS, person));
        if (allowed && !(answer instanceof Asked.NotFound)) {
            guesses.takeOff(person);
        }
        return answer;
    }

    /** The report that messages of this sender join: being collected or supplemented, the one used last. */
    public Asked<TipOffStatus> open(Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        return fence.ask(() -> amending.open(person).flatMap(receipt -> tipOffs.status(receipt, person)));
    }

    /**
     * Takes a piece out of an open report, before a mail speaks of it. Not found: the report is not open, or not theirs.
     *
     * @param position from 1, or 0 for the last one
     */
    public Asked<TakenOut> takeOut(Receipt receipt, Sender sender, int position) {
        Pseudonym person = pseudonyms.of(sender);
        return fence.ask(() -> amending.takeOut(receipt, person, position));
    }

    /**
     * Keeps how the sender may be reached in an open report, in place of what was left before; the message is the one
     * that it came in.
     */
    public Received leaveContact(Receipt receipt, InboundMessage message, String contact) {
        Envelope envelope = message.envelope();
        Evidence evidence = new Evidence(
                envelope.key(), Kind.CONTACT, envelope.sentAt(), Evidence.storable(contact), null, null, null);
        Pseudonym person = pseudonyms.of(envelope.sender());
        return fence.run(() -> amending.leaveContact(receipt, person, evidence)).orElseGet(Received.NotStored::new);
    }

    /** Takes a contact out of an open report again. Not found: the report is not open, or not theirs. */
    public Asked<ContactDropped> dropContact(Receipt receipt, Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        return fence.ask(() -> amending.dropContact(receipt, person));
    }

    /**
     * Notes on a report that its sender is shown the privacy notice in force with it, and tells whether it must be:
     * no other report of theirs has it. Where that cannot be told, it must.
     */
    public boolean privacyNoticeDue(Receipt receipt, Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        return fence.run(() -> amending.privacyShown(receipt, person, settings.privacyVersion()))
                .orElse(true);
    }

    /** What this person is to be told and was not; it counts as told from now on. Mostly asks no database. */
    public List<Notice> takeNotices(Sender sender) {
        Pseudonym person = pseudonyms.of(sender);
        if (!waiting.mayContain(person)) {
            return List.of();
        }
        Instant now = clock.instant();
        return fence.run(() -> notices.show(person, settings.noticesShown(), now))
                .orElse(List.of());
    }

    /** All that is kept of this person's reports, newest first, at most this many. */
    public Asked<List<OwnReport>> everything(Sender sender, int most) {
        Pseudonym person = pseudonyms.of(sender);
        return fence.ask(() -> Optional.of(
                tipOffs.newest(person, most).stream().map(this::everything).toList()));
    }

    private OwnReport everything(TipOffStatus status) {
        List<OwnReport.Item> items = pieces.of(status.receipt()).stream()
                .map(piece -> new OwnReport.Item(
                        piece.position(),
                        piece.kind().label(),
                        words(piece),
                        piece.filename(),
                        piece.file() == null ? 0 : piece.file().bytes()))
                .toList();
        return new OwnReport(status, items, notices.of(status.receipt()), amending.privacyVersion(status.receipt()));
    }

    private static String words(Piece piece) {
        return Stream.of(piece.text(), piece.detail())
                .filter(line -> line != null && !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** What came of opening a report again. */
    public sealed interface Reopened {
        /** Messages join it; {@code collecting} where it had not been closed yet. */
        record Open(boolean collecting) implements Reopened {}

        /** Its state allows it no more. */
        record Ended(TipOffState state) implements Reopened {}

        /** It has as many pieces as one report may have. */
        record Full(int maxPieces) implements Reopened {}
    }

    /** What came of taking something out. */
    public sealed interface TakenOut {
        /** It is out; so many pieces are left. */
        record Removed(int position, int left) implements TakenOut {}

        /** There is nothing there. */
        record Nothing() implements TakenOut {}

        /** The office has it already. */
        record Mailed() implements TakenOut {}
    }

    /** What came of taking a contact out. */
    public enum ContactDropped {
        /** It is out. */
        DROPPED,
        /** There was none. */
        NONE,
        /** The office has it already. */
        MAILED
    }
}
