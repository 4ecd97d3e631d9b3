package org.chengqing.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the queue of this instance back while nothing can be sent; one mail at a time finds out whether it can again. */
final class QueuePause {
    private static final Logger log = LoggerFactory.getLogger(QueuePause.class);
    private final Duration length;
    private @Nullable String reason;
    private Instant until = Instant.MIN;

    QueuePause(Duration length) {
        this.length = length;
    }

    /** When to come back; empty when this mail may go. */
    synchronized Optional<Instant> heldUntil(Instant now) {
        if (reason == null) {
            return Optional.empty();
        }
        if (now.isBefore(until)) {
            return Optional.of(until);
        }
        until = now.plus(length);
        return Optional.empty();
    }

    synchronized void pause(String why, Instant now) {
        until = now.plus(length);
        if (!why.equals(reason)) {
            log.error("Mail is paused, nothing can be sent: {}", why);
        }
        reason = why;
    }

    synchronized void resume() {
        if (reason != null) {
            log.info("Mail flows again");
        }
        reason = null;
    }

    synchronized Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
