package org.chengqing.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.attachments.FileType;
import org.chengqing.blobs.BlobId;
import org.chengqing.outbox.OutgoingMail;

/** Writes one mail about many reports of a mailbox; a file that is in several is attached once. */
final class DigestMail {
    /** Characters of one such mail, so that mail programs open it. */
    private static final int MOST_CHARACTERS = 300_000;

    private final BiFunction<BlobId, TipOff, Optional<Receipt>> mailedBefore;

    /** With what tells whether a file went out with another report of the same wave, and with which. */
    DigestMail(BiFunction<BlobId, TipOff, Optional<Receipt>> mailedBefore) {
        this.mailedBefore = mailedBefore;
    }

    /** As many of these reports, from the first, as one mail can hold; at least one. */
    static List<Report> fitting(List<Report> reports) {
        List<Report> fitting = new ArrayList<>();
        long characters = 0;
        for (Report report : reports) {
            characters += report.words().length();
            if (!fitting.isEmpty() && characters > MOST_CHARACTERS) {
                break;
            }
            fitting.add(report);
        }
        return fitting;
    }

    OutgoingMail compose(String group, Routing.Destination destination, List<Report> reports) {
        Map<String, OutgoingMail.Attachment> files = new LinkedHashMap<>();
        List<Report> shown = new ArrayList<>();
        for (Report report : reports) {
            report.pieces().forEach(piece -> attach(files, piece, report.tipOff()));
            shown.add(report);
        }
        Sheet sheet = DigestSheet.of(group, destination.category(), shown, files);
        return new OutgoingMail(
                key(reports.getFirst()),
                destination.mailbox(),
                "[线索汇总] " + reports.size() + " 份 " + destination.category(),
                sheet.text(),
                sheet.html(),
                List.copyOf(files.values()));
    }

    /** Unlike any other: no mail is the next part of the same report twice. */
    static String key(Report first) {
        return "digest-" + first.tipOff().receipt() + ".p" + (first.tipOff().parts() + 1);
    }

    private void attach(Map<String, OutgoingMail.Attachment> files, Piece piece, TipOff tipOff) {
        Piece.StoredFile file = piece.file();
        if (file == null
                || piece.isInfected()
                || files.containsKey(file.blob().value())
                || mailedBefore.apply(file.blob(), tipOff).isPresent()) {
            return;
        }
        String name = Filenames.of(
                files.size() + 1, piece.kind(), piece.filename(), new FileType(file.contentType(), file.extension()));
        files.put(
                file.blob().value(), new OutgoingMail.Attachment(file.blob(), name, file.contentType(), file.bytes()));
    }

    /** A report and the pieces of it that are to be mailed. */
    record Report(TipOff tipOff, List<Piece> pieces) {
        Report {
            pieces = List.copyOf(pieces);
        }

        /** What is said in it, and what its files are, in lines. */
        String words() {
            return pieces.stream()
                    .flatMap(piece -> Stream.of(
                            piece.text(),
                            piece.detail(),
                            piece.file() == null
                                    ? null
                                    : "（" + piece.kind().label() + "，SHA-256 "
                                            + piece.file().sha256() + "）"))
                    .filter(line -> line != null && !line.isBlank())
                    .collect(Collectors.joining("\n"));
        }
    }
}
