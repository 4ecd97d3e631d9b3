package org.chengqing.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chengqing.blobs.Blobs;
import org.chengqing.outbox.OutgoingMail;

/** Takes everything of a report out of the program: its words, its files, and their SHA-256, as a ZIP. */
public final class CaseBundles {
    private final Fence fence;
    private final TipOffs tipOffs;
    private final Pieces pieces;
    private final CaseEvents events;
    private final OfficeMail officeMail;
    private final Blobs blobs;
    private final Clock clock;

    CaseBundles(
            Fence fence,
            TipOffs tipOffs,
            Pieces pieces,
            CaseEvents events,
            OfficeMail officeMail,
            Blobs blobs,
            Clock clock) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.pieces = pieces;
        this.events = events;
        this.officeMail = officeMail;
        this.blobs = blobs;
        this.clock = clock;
    }

    private record Content(TipOff tipOff, List<Piece> pieces, List<CaseEntry> entries) {}

    /**
     * Everything of a report, to be written out; that it is taken is recorded in the same transaction. Infected files
     * stay here. Not found while its sender still adds to it, and once it was taken back.
     *
     * @param by who takes it
     * @param reason why, at least five characters; throws {@link IllegalArgumentException} without
     */
    public Asked<Bundle> takeOut(Receipt receipt, String by, String reason) {
        if (!CaseReading.isReason(by, reason)) {
            throw new IllegalArgumentException("an export needs a name and a reason");
        }
        Asked<Content> asked =
                fence.ask(() -> tipOffs.lock(receipt).filter(TipOff::submitted).flatMap(tipOff -> {
                    events.exported(receipt, reason.strip(), by, clock.instant());
                    return Optional.of(new Content(tipOff, pieces.of(receipt), events.written(receipt)));
                }));
        return switch (asked) {
            case Asked.Known<Content>(var content) -> new Asked.Known<>(new Bundle(content));
            case Asked.NotFound<Content> _ -> new Asked.NotFound<>();
            case Asked.Unavailable<Content> _ -> new Asked.Unavailable<>();
        };
    }

    /** A report that was taken out. */
    public final class Bundle {
        private final Content content;

        private Bundle(Content content) {
            this.content = content;
        }

        /** Writes the ZIP, file by file; an {@link IOException} when a file is damaged or the reader is gone. */
        public void writeTo(OutputStream out) throws IOException {
            Sheet sheet = officeMail.sheet(content.tipOff(), content.pieces(), content.entries());
            Map<Integer, OutgoingMail.Attachment> files = officeMail.attachments(content.pieces());
            StringBuilder sums = new StringBuilder();
            ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
            write(zip, "线索.html", new ByteArrayInputStream(sheet.html().getBytes(UTF_8)), sums);
            write(zip, "线索.txt", new ByteArrayInputStream(sheet.text().getBytes(UTF_8)), sums);
            for (OutgoingMail.Attachment file :
                    files.values().stream().distinct().toList()) {
                try (InputStream bytes = blobs.open(file.blob())) {
                    write(zip, "材料/" + file.filename(), bytes, sums);
                }
            }
            write(
                    zip,
                    "SHA256SUMS.txt",
                    new ByteArrayInputStream(sums.toString().getBytes(UTF_8)),
                    new StringBuilder());
            zip.finish();
        }

        private void write(ZipOutputStream zip, String name, InputStream bytes, StringBuilder sums) throws IOException {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(clock.millis());
            zip.putNextEntry(entry);
            DigestInputStream read = new DigestInputStream(bytes, sha256());
            read.transferTo(zip);
            zip.closeEntry();
            // as sha256sum writes and checks it
            sums.append(HexFormat.of().formatHex(read.getMessageDigest().digest()))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
