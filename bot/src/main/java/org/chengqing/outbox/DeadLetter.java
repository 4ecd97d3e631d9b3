package org.chengqing.outbox;

import java.time.Instant;

/**
 * A mail that was given up.
 *
 * @param reason why, for staff with technical knowledge
 * @param mayHaveArrived whether the last attempt ended without an answer
 */
public record DeadLetter(
        String key, String to, String subject, int attempts, String reason, boolean mayHaveArrived, Instant since) {}
