package org.chengqing.faults;

import java.time.Duration;

/** What a {@link FaultProxy} does to its connections. */
public sealed interface Fault {
    /** Nothing: bytes pass. */
    record Pass() implements Fault {}

    /** Bytes come this much later, in each direction. */
    record Delay(Duration by) implements Fault {}

    /** Connections are taken, and what is sent into them vanishes; nobody is told. */
    record Blackhole() implements Fault {}

    /** Connections are reset, open ones and new ones. */
    record Reset() implements Fault {}

    /** The server's side is closed in order, the client's stays open in the other direction. */
    record HalfClose() implements Fault {}

    /** A connection is reset after the server has sent this many bytes from now on. */
    record CutAfter(long bytes) implements Fault {}

    /** The server's bytes come one by one, so many in a second. */
    record Drip(int bytesPerSecond) implements Fault {}

    /**
     * The next transaction in which the text {@code within} passed is cut at its COMMIT, once: before the server has seen
     * it, or after it was carried out and before the client knows. Everything else passes. The driver must send its
     * statements as text ({@code prepareThreshold=0}).
     */
    record CutCommit(String within, boolean carriedOut) implements Fault {}
}
