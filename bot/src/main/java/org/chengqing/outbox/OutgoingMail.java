package org.chengqing.outbox;

import java.util.List;
import java.util.regex.Pattern;
import org.chengqing.blobs.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent once. Text that people wrote is made harmless here: what cannot stand in a header becomes a space,
 * halves of a character U+FFFD.
 *
 * @param key names it for ever, becomes part of its Message-ID; handing the same key over again changes nothing
 * @param to the recipient's address
 * @param subject one line
 * @param text the body as plain text
 * @param html the same as HTML
 * @param attachments in order
 */
public record OutgoingMail(
        String key, String to, String subject, String text, String html, List<Attachment> attachments) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,149}");

    /** Copies the list; throws {@link IllegalArgumentException} for a key that could not be part of a Message-ID. */
    public OutgoingMail {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not a mail key: " + key);
        }
        to = HeaderText.line(to, 320);
        subject = HeaderText.line(subject, 200);
        text = HeaderText.body(text);
        html = HeaderText.body(html);
        attachments = List.copyOf(attachments);
    }

    /** The same mail for somebody else. */
    OutgoingMail to(String address) {
        return new OutgoingMail(key, address, subject, text, html, attachments);
    }

    /**
     * A blob, or a piece of one, under a name for people and with the type that its bytes show.
     *
     * @param bytes length of what is attached
     * @param volume which piece of the blob it is; null for the whole
     */
    public record Attachment(
            BlobId blob,
            String filename,
            String contentType,
            long bytes,
            @Nullable Volume volume) {
        private static final Pattern SIMPLE_TYPE = Pattern.compile(
                "(text|image|audio|video|application|font|model)/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,100}");

        /** A type that is none, or one of parts and messages, becomes {@code application/octet-stream}. */
        public Attachment {
            filename = HeaderText.filename(filename);
            contentType = SIMPLE_TYPE.matcher(contentType).matches() ? contentType : "application/octet-stream";
        }

        /** A whole blob. */
        public Attachment(BlobId blob, String filename, String contentType, long bytes) {
            this(blob, filename, contentType, bytes, null);
        }

        /** Where it begins in the blob. */
        long from() {
            return volume == null ? 0 : volume.from();
        }
    }
}
