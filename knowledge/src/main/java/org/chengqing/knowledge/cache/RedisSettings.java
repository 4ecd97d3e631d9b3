package org.chengqing.knowledge.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.TimeoutOptions;
import java.time.Duration;

/**
 * How Redis is used for outcomes.
 *
 * @param timeout longest wait for one answer, at most 200 ms: Redis is to save time, not to cost it
 * @param pause how long Redis is left alone after it failed
 * @param kept how long an outcome is kept
 * @param largest longest value stored, in characters; a longer one is not
 */
public record RedisSettings(Duration timeout, Duration pause, Duration kept, int largest) {
    // before STANDARD, whose constructor reads it
    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(200);
    private static final int QUEUED_COMMANDS = 1_000;

    /** What fits a Redis on the same machine or network. */
    public static final RedisSettings STANDARD =
            new RedisSettings(Duration.ofMillis(150), Duration.ofSeconds(5), Duration.ofHours(2), 32_768);

    /** Throws {@link IllegalArgumentException} for a value out of its range. */
    public RedisSettings {
        if (!timeout.isPositive() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout " + timeout + " is not in (0, 200 ms]");
        }
        if (!pause.isPositive() || !kept.isPositive() || largest < 0) {
            throw new IllegalArgumentException(
                    "pause " + pause + ", kept " + kept + " or largest " + largest + " is not positive");
        }
    }

    /** Options for the client that opens the connection: a command fails at once while Redis is away, and queues are bounded. */
    public ClientOptions clientOptions() {
        return ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(QUEUED_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .build();
    }
}
