package org.chengqing.syndication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with a target.
 *
 * @param host of its address
 * @param failures in a row
 * @param pausedUntil when it is tried again; null when it is not paused
 * @param stoppedAt when it said that it is gone; null when it did not
 * @param deliveredAt when it took something last; null for never
 * @param waiting deliveries that wait
 * @param dead deliveries that were given up
 * @param oldest since when the oldest waits; null when none does
 */
public record TargetHealth(
        String name,
        String host,
        int failures,
        @Nullable Instant pausedUntil,
        @Nullable Instant stoppedAt,
        @Nullable Instant deliveredAt,
        long waiting,
        long dead,
        @Nullable Instant oldest) {}
