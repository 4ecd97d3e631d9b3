package org.chengqing.staff;

import java.time.Instant;

/**
 * A session that somebody has open.
 *
 * @param seenAt to a minute
 * @param present whether it is the one that asks
 */
public record OpenSession(Instant openedAt, Instant seenAt, boolean present) {}
