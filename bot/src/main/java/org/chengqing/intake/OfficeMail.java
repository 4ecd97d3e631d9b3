package org.chengqing.intake;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.attachments.FileType;
import org.chengqing.blobs.BlobId;
import org.chengqing.blobs.Blobs;
import org.chengqing.intake.Piece.StoredFile;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.outbox.OutgoingMail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the mail about a report. Its subject has the receipt and the category only, and nothing in it tells who sent
 * the report.
 */
final class OfficeMail {
    private static final Logger LOG = LoggerFactory.getLogger(OfficeMail.class);

    private final Routing routing;
    private final KnowledgeBase knowledge;
    private final Blobs blobs;
    private final ReportSheet sheets;

    OfficeMail(Routing routing, KnowledgeBase knowledge, Blobs blobs, ReportSheet sheets) {
        this.routing = routing;
        this.knowledge = knowledge;
        this.blobs = blobs;
        this.sheets = sheets;
    }

    /**
     * The mail of this number about a report, with these pieces; {@code likeness} says which of many alike it is, null
     * where it is the first. May wait for the disk and the knowledge base.
     */
    Composed compose(TipOff tipOff, List<Piece> pieces, int part, @Nullable String likeness) {
        Routing.Destination destination = routing.of(tipOff.category());
        Map<Integer, OutgoingMail.Attachment> attachments = attachments(pieces);
        Related related = part == 1 ? Related.to(pieces, knowledge) : new Related(List.of(), true);
        Sheet sheet =
                sheets.of(tipOff, destination.category(), pieces, attachments, part == 1 ? related : null, likeness);
        OutgoingMail mail = new OutgoingMail(
                tipOff.receipt() + ".p" + part,
                destination.mailbox(),
                "[线索] " + tipOff.receipt() + " " + destination.category() + (part == 1 ? "" : " 补充"),
                sheet.text(),
                sheet.html(),
                attachments.values().stream().distinct().toList());
        return new Composed(
                mail,
                related.reviews().stream()
                        .map(entry -> entry.review().id().value())
                        .toList());
    }

    /** The mail of this number, which says that a report was taken back. */
    OutgoingMail withdrawal(TipOff tipOff, int part) {
        Routing.Destination destination = routing.of(tipOff.category());
        Sheet sheet = ReportSheet.withdrawal(tipOff);
        return new OutgoingMail(
                tipOff.receipt() + ".p" + part,
                destination.mailbox(),
                "[线索] " + tipOff.receipt() + " " + destination.category() + " 已撤回",
                sheet.text(),
                sheet.html(),
                List.of());
    }

    /** The mail of this key that hands a report over to this address, with all of its evidence. */
    OutgoingMail handOver(TipOff tipOff, List<Piece> pieces, String key, String to, String reason) {
        Routing.Destination destination = routing.of(tipOff.category());
        Map<Integer, OutgoingMail.Attachment> attachments = attachments(pieces);
        Related none = new Related(List.of(), true);
        Sheet sheet = CaseSheets.handOver(
                tipOff.receipt(), sheets.of(tipOff, destination.category(), pieces, attachments, none, null), reason);
        return new OutgoingMail(
                key,
                to,
                "[线索移交] " + tipOff.receipt() + " " + destination.category(),
                sheet.text(),
                sheet.html(),
                attachments.values().stream().distinct().toList());
    }

    /** Everything about a report as a sheet, with this history. */
    Sheet sheet(TipOff tipOff, List<Piece> pieces, List<CaseEntry> entries) {
        return CaseSheets.whole(
                tipOff,
                sheets.of(
                        tipOff,
                        routing.of(tipOff.category()).category(),
                        pieces,
                        attachments(pieces),
                        Related.to(pieces, knowledge),
                        null),
                entries);
    }

    /** By the position of their piece, in order; the same file twice is one attachment. */
    Map<Integer, OutgoingMail.Attachment> attachments(List<Piece> pieces) {
        Map<Integer, OutgoingMail.Attachment> attachments = new LinkedHashMap<>();
        Map<BlobId, OutgoingMail.Attachment> known = new HashMap<>();
        for (Piece piece : pieces) {
            StoredFile file = piece.file();
            if (file != null && !piece.isInfected() && isWhole(piece, file)) {
                FileType type = new FileType(file.contentType(), file.extension());
                String name = Filenames.of(piece.position(), piece.kind(), piece.filename(), type);
                attachments.put(
                        piece.position(),
                        known.computeIfAbsent(
                                file.blob(),
                                blob -> new OutgoingMail.Attachment(blob, name, file.contentType(), file.bytes())));
            }
        }
        return attachments;
    }

    /** A file that the disk has damaged must not keep the rest of the report from the office. */
    private boolean isWhole(Piece piece, StoredFile file) {
        try {
            if (blobs.bytes(file.blob()) == file.bytes()) {
                return true;
            }
            LOG.error("Blob of evidence {} of {} has another length than stored", piece.id(), piece.receipt());
        } catch (IOException e) {
            LOG.error("Blob of evidence {} of {} cannot be read", piece.id(), piece.receipt(), e);
        }
        return false;
    }

    /** A mail, and the names of the reviews that it shows. */
    record Composed(OutgoingMail mail, List<String> relatedReviews) {}
}
