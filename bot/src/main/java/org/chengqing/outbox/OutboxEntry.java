package org.chengqing.outbox;

import java.time.Instant;
import org.chengqing.blobs.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * The row of a mail.
 *
 * @param version grows with every change of state; a change is made only to the version it was decided on
 * @param attempts attempts begun, the number of the last one: the fence against a process that wakes too late
 * @param failures attempts that count for the schedule of retries
 * @param doubts attempts that ended without an answer
 * @param mime the finished bytes, null until they are built
 */
record OutboxEntry(
        String key,
        String messageId,
        OutgoingMail mail,
        MailState state,
        long version,
        int attempts,
        int failures,
        int doubts,
        @Nullable BlobId mime,
        Instant createdAt,
        Instant dueAt) {}
