package org.chengqing.broadcast;

import java.time.Instant;

/** The emergency stop that holds: nothing is sent until somebody takes it back. */
public record Stop(String by, String reason, Instant at) {}
