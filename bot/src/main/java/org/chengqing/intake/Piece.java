package org.chengqing.intake;

import java.time.Instant;
import org.chengqing.attachments.ScanVerdict;
import org.chengqing.blobs.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * A stored piece of evidence.
 *
 * @param id names it in jobs
 * @param position its place in the report, from 1
 * @param text what was written, a transcript, a title
 * @param detail the address of a link, the page of a mini-program, degrees of a place
 * @param filename what the sender called a file
 * @param fetchable whether the platform hands out bytes for it
 * @param mediaState null where it has no bytes
 * @param settledAt when {@code mediaState} became final
 * @param file the bytes, present when they are stored
 * @param part the number of the mail it went out with, null before
 */
record Piece(
        long id,
        Receipt receipt,
        int position,
        Kind kind,
        Instant sentAt,
        Instant storedAt,
        @Nullable String text,
        @Nullable String detail,
        @Nullable String filename,
        boolean fetchable,
        @Nullable MediaState mediaState,
        @Nullable Instant settledAt,
        @Nullable StoredFile file,
        @Nullable Integer part) {

    /** Whether its bytes are still to come. */
    boolean waits() {
        return mediaState == MediaState.WAITING;
    }

    /** Whether its bytes are there. */
    boolean hasFile() {
        return mediaState == MediaState.STORED;
    }

    /** Whether a scanner recognised something bad in its file, which then stays sealed here: providers refuse such mail. */
    boolean isInfected() {
        return file != null && ScanVerdict.isInfected(file.antivirus());
    }

    /** Whether a further mail is to have it, when the mails so far spoke of positions up to this one. */
    boolean isNews(int mentioned) {
        return part == null && (!waits() || position > mentioned);
    }

    /**
     * Bytes in the blob folder.
     *
     * @param bytes their number
     * @param sha256 in hexadecimal digits
     * @param contentType by their beginning
     * @param extension that goes with the type
     * @param antivirus what a virus scanner said, in words for staff
     */
    record StoredFile(BlobId blob, long bytes, String sha256, String contentType, String extension, String antivirus) {}
}
