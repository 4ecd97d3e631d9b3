package org.chengqing.outbox;

import java.time.Instant;
import org.chengqing.blobs.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * The row of a mail.
 *
 * @param origin what it is a part of
 * @param mail the content, empty once it was forgotten
 * @param envelopeTo where it goes, the recipient's address unless staff gave another
 * @param version grows with every change of state; a change is made only to the version it was decided on
 * @param attempts attempts begun, the number of the last one: the fence against a process that wakes too late
 * @param mime the finished bytes, null until they are built
 * @param countedFrom when the days began after which it is given up
 * @param isForgotten whether its content was dropped
 */
record OutboxEntry(
        String key,
        String messageId,
        Origin origin,
        OutgoingMail mail,
        String envelopeTo,
        MailState state,
        long version,
        int attempts,
        Tally tally,
        @Nullable BlobId mime,
        Instant createdAt,
        Instant countedFrom,
        Instant dueAt,
        boolean isSuspectedLost,
        boolean isForgotten) {

    /** The key of the whole mail, which the one who handed it over knows. */
    String whole() {
        return origin.whole() == null ? key : origin.whole();
    }

    /**
     * Where a mail comes from.
     *
     * @param parent the mail that it is a part of; null for one that was handed over
     * @param whole the topmost of those; null for one that was handed over
     * @param isLastSplit whether it was made smaller because a server refused the size; that is done once
     * @param envelopeTo address given by staff in place of the recipient
     */
    record Origin(
            @Nullable String parent,
            @Nullable String whole,
            boolean isLastSplit,
            @Nullable String envelopeTo) {
        static final Origin HANDED_OVER = new Origin(null, null, false, null);
    }
}
