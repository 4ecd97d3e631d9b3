package org.chengqing.outbox;

import java.util.List;
import org.chengqing.blobs.BlobId;

/**
 * A mail to be sent once.
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
    /** Copies the list. */
    public OutgoingMail {
        attachments = List.copyOf(attachments);
    }

    /** A blob under a name for people and with the type that its bytes show. */
    public record Attachment(BlobId blob, String filename, String contentType, long bytes) {}
}
