package org.chengqing.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.chengqing.blobs.Blobs;
import org.jspecify.annotations.Nullable;

/** The files of reports, for staff. Only reports that their sender is done with and has not taken back have any here. */
public final class EvidenceFiles {
    private final Fence fence;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final CaseEvents events;
    private final Blobs blobs;
    private final Clock clock;

    EvidenceFiles(Fence fence, TipOffs tipOffs, Pieces pieces, CaseEvents events, Blobs blobs, Clock clock) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.events = events;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** The file of the piece at this position, to be shown in small or played. Blocks on JDBC. */
    public Asked<EvidenceFile> find(Receipt receipt, int position) {
        return fence.ask(() -> tipOffs.find(receipt).filter(TipOff::submitted).flatMap(_ -> file(receipt, position)));
    }

    /**
     * The same, to be given out; that is recorded in the same transaction.
     *
     * @param by who takes it
     * @param reason why, null where none is asked for; an infected file needs one of five characters and is not found
     *     without
     */
    public Asked<EvidenceFile> takeOut(Receipt receipt, int position, String by, @Nullable String reason) {
        boolean reasoned = reason != null && CaseReading.isReason(by, reason);
        return fence.ask(() -> tipOffs.lock(receipt).filter(TipOff::submitted).flatMap(_ -> {
            Optional<EvidenceFile> file = file(receipt, position).filter(it -> reasoned || !it.infected());
            file.ifPresent(_ -> events.opened(receipt, position, reasoned ? reason : null, by, clock.instant()));
            return file;
        }));
    }

    /** Its bytes; the caller closes the stream. An {@link IOException} when they are missing or damaged. */
    public InputStream open(EvidenceFile file) throws IOException {
        return open(file, 0);
    }

    /** The same from this byte on; what lies before it is not read. */
    public InputStream open(EvidenceFile file, long from) throws IOException {
        return blobs.open(file.blob(), from);
    }

    private Optional<EvidenceFile> file(Receipt receipt, int position) {
        return pieces.of(receipt).stream()
                .filter(piece -> piece.position() == position)
                .findFirst()
                .flatMap(piece -> Optional.ofNullable(piece.file()).map(file -> EvidenceFile.of(piece, file)));
    }
}
