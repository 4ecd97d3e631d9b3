package org.chengqing.outbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.chengqing.blobs.BlobId;
import org.chengqing.blobs.Blobs;
import org.chengqing.crash.CrashPoint;

/** The finished bytes of mails: built once, kept as a blob, and sent again as they are. */
final class MimeStore {
    private final Mails mails;
    private final Blobs blobs;
    private final MimeMail mime;
    private final Clock clock;

    MimeStore(Mails mails, Blobs blobs, OutboxSettings settings, Clock clock) {
        this.mails = mails;
        this.blobs = blobs;
        this.mime = new MimeMail(blobs, settings);
        this.clock = clock;
    }

    /** The mail with its bytes, built where they are missing; throws {@link IllegalStateException} if that cannot be. */
    OutboxEntry ready(OutboxEntry entry) throws IOException {
        if (entry.mime() != null && isThere(entry.mime())) {
            return entry;
        }
        Blobs.Stored stored = blobs.storeEssential(sink -> build(entry, clock.instant(), sink));
        CrashPoint.reached(CrashPoint.MIME_STORED);
        mails.keepMime(entry.key(), stored.id());
        return mails.find(entry.key()).orElseThrow();
    }

    /** Writes the bytes that are or would be sent. */
    void export(OutboxEntry entry, OutputStream sink) throws IOException {
        if (entry.mime() != null && isThere(entry.mime())) {
            try (InputStream in = blobs.open(entry.mime())) {
                in.transferTo(sink);
            }
        } else {
            build(entry, entry.createdAt(), sink);
        }
    }

    /** The bytes of a mail that is ready. */
    MailTransport.Content content(OutboxEntry entry) {
        BlobId id = Objects.requireNonNull(entry.mime());
        return new MailTransport.Content() {
            @Override
            public InputStream open() throws IOException {
                return blobs.open(id);
            }

            @Override
            public long bytes() throws IOException {
                return blobs.bytes(id);
            }
        };
    }

    /** A recipient that is no address cannot stand in the mail; the address that staff gave instead can. */
    private void build(OutboxEntry entry, Instant date, OutputStream sink) throws IOException {
        OutgoingMail mail = MailAddress.isPlain(entry.mail().to())
                ? entry.mail()
                : entry.mail().to(entry.envelopeTo());
        try {
            mime.write(mail, entry.messageId(), date, sink);
        } catch (MessagingException e) {
            if (e.getNextException() instanceof IOException disk) {
                throw disk;
            }
            throw new IllegalStateException("mail " + entry.key() + " cannot be built", e);
        }
    }

    private boolean isThere(BlobId blob) throws IOException {
        try {
            return blobs.bytes(blob) > 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
