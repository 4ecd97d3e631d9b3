package org.chengqing.intake;

import java.util.List;
import java.util.Optional;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Sender;
import org.jspecify.annotations.Nullable;

/** Takes reports. Methods block on JDBC and the disk; none throws because a store is away. */
public final class Intake {
    /**
     * Opens a report with these messages of one sender as its first evidence (usually one; two where a forwarded text
     * was answered first and is now reported), all in one transaction. Messages already stored are not stored again:
     * the answer then names the report that holds them.
     *
     * @param category a key of {@code config/taxonomy.yml}, null when it is not known yet
     */
    public Received open(List<InboundMessage> messages, @Nullable String category) {
        throw new UnsupportedOperationException("" + messages + category);
    }

    /** Adds a message to an open report of its sender. */
    public Received add(Receipt receipt, InboundMessage message) {
        throw new UnsupportedOperationException("" + receipt + message);
    }

    /** Notes the category of an open report of this sender; false when there is none of that number. */
    public boolean categorise(Receipt receipt, Sender sender, String category) {
        throw new UnsupportedOperationException("" + receipt + sender + category);
    }

    /** Closes an open report of this sender, so that it is mailed now; the status after it, empty when not theirs. */
    public Optional<TipOffStatus> close(Receipt receipt, Sender sender) {
        throw new UnsupportedOperationException("" + receipt + sender);
    }

    /** Takes an open report back before it is mailed; empty when it is not theirs. */
    public Optional<TipOffStatus> withdraw(Receipt receipt, Sender sender) {
        throw new UnsupportedOperationException("" + receipt + sender);
    }

    /** The report of this number if this sender sent it. */
    public Optional<TipOffStatus> status(Receipt receipt, Sender sender) {
        throw new UnsupportedOperationException("" + receipt + sender);
    }

    /** The newest reports of this sender, newest first. */
    public List<TipOffStatus> recent(Sender sender, int most) {
        throw new UnsupportedOperationException("" + sender + most);
    }

    /** The report that this sender still adds to, for a conversation that has lost its state. */
    public Optional<TipOffStatus> collecting(Sender sender) {
        throw new UnsupportedOperationException("" + sender);
    }

    /** What became of a message. */
    public sealed interface Received {
        /** It is stored, now or by an earlier delivery; {@code pieces} counts the evidence of the report. */
        record Stored(Receipt receipt, int pieces, boolean repeated) implements Received {}

        /** The report is closed or is not of this sender: nothing was stored. */
        record NotOpen(Receipt receipt) implements Received {}

        /** Beyond a limit of one report (pieces, characters): nothing was stored. */
        record Full(Receipt receipt, int maxPieces) implements Received {}

        /** The store failed or its answer is unknown: no receipt may be shown. */
        record NotStored() implements Received {}
    }
}
