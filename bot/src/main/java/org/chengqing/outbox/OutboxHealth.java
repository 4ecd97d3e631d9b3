package org.chengqing.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How mail is doing.
 *
 * @param waiting mails that are tried by themselves
 * @param uncertain mails without an answer, looked for or sent again by themselves
 * @param dead mails that were given up
 * @param suspectedLost mails that were accepted but are not in the mailbox
 * @param oldestUndelivered when the oldest of the waiting, uncertain and dead mails was handed over; null without any
 * @param pausedBecause why nothing can be sent, in technical English; null when mail flows
 */
public record OutboxHealth(
        long waiting,
        long uncertain,
        long dead,
        long suspectedLost,
        @Nullable Instant oldestUndelivered,
        @Nullable String pausedBecause) {}
