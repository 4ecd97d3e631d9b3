package org.chengqing.staff;

import java.time.Duration;
import java.time.Instant;

/**
 * A new one-time code, shown once: only its hash is kept.
 *
 * @param until when it ends
 * @param length how long it holds from the start
 */
public record IssuedCode(OneTimeCode code, Instant until, Duration length) {}
