package org.chengqing.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.masking.Masking;

/**
 * What a report says, for staff: with personal data masked for everybody who works on it, in full only with a reason and
 * on the record. Blocks on JDBC.
 */
public final class CaseReading {
    private static final int SHORTEST_REASON = 5;

    private final Fence fence;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final CaseEvents events;
    private final Clock clock;

    CaseReading(Fence fence, TipOffs tipOffs, Pieces pieces, CaseEvents events, Clock clock) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.events = events;
        this.clock = clock;
    }

    /** A line for each piece, with personal data masked. */
    public Asked<List<String>> masked(Receipt receipt) {
        return fence.ask(() -> tipOffs.find(receipt).map(tipOff -> lines(receipt, Masking::masked)));
    }

    /**
     * The same in full; that it was read is recorded in the same transaction.
     *
     * @param by who reads it
     * @param reason why, at least five characters; throws {@link IllegalArgumentException} without
     */
    public Asked<List<String>> full(Receipt receipt, String by, String reason) {
        if (!isReason(by, reason)) {
            throw new IllegalArgumentException("reading in full needs a name and a reason");
        }
        return fence.ask(() -> tipOffs.lock(receipt).flatMap(tipOff -> {
            events.read(receipt, by.strip(), reason.strip(), clock.instant());
            return Optional.of(lines(receipt, UnaryOperator.identity()));
        }));
    }

    /** Whether a name and a reason are enough for {@link #full}. */
    public static boolean isReason(String by, String reason) {
        return !by.isBlank() && reason.strip().length() >= SHORTEST_REASON;
    }

    private List<String> lines(Receipt receipt, UnaryOperator<String> shown) {
        return pieces.of(receipt).stream().map(piece -> line(piece, shown)).toList();
    }

    private static String line(Piece piece, UnaryOperator<String> shown) {
        String words = Stream.of(piece.text(), piece.detail(), piece.filename())
                .filter(part -> part != null && !part.isBlank())
                .map(shown)
                .collect(Collectors.joining(" / "));
        return piece.position() + ". " + piece.kind().label() + (words.isEmpty() ? "" : "：" + words);
    }
}
