package org.chengqing.intake;

import java.util.Set;
import org.chengqing.attachments.Disposition;
import org.chengqing.attachments.FileType;
import org.chengqing.attachments.ScanVerdict;
import org.chengqing.blobs.BlobId;

/**
 * A file of a report.
 *
 * @param position of its piece
 * @param name safe on every desk, with what the sender called it
 * @param type by its bytes
 * @param bytes their number
 * @param sha256 in hexadecimal digits
 * @param antivirus what a virus scanner said, in words for staff
 */
public record EvidenceFile(
        int position, String name, FileType type, long bytes, String sha256, String antivirus, BlobId blob) {
    private static final Set<String> PICTURES =
            Set.of("image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp");

    static EvidenceFile of(Piece piece, Piece.StoredFile file) {
        FileType type = new FileType(file.contentType(), file.extension());
        return new EvidenceFile(
                piece.position(),
                Filenames.of(piece.position(), piece.kind(), piece.filename(), type),
                type,
                file.bytes(),
                file.sha256(),
                file.antivirus(),
                file.blob());
    }

    /** Whether a scanner recognised something bad in it: it is given out with a reason only. */
    public boolean infected() {
        return ScanVerdict.isInfected(antivirus);
    }

    /** Whether there may be a preview of it. */
    public boolean pictured() {
        return !infected() && PICTURES.contains(type.contentType());
    }

    /** Whether it is sound that a page may play. */
    public boolean heard() {
        return played() && type.contentType().startsWith("audio/");
    }

    /** Whether it is film that a page may play. */
    public boolean watched() {
        return played() && type.contentType().startsWith("video/");
    }

    private boolean played() {
        return !infected() && Disposition.played(type, name).inline();
    }
}
