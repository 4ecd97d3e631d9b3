package org.chengqing.intake;

import java.time.Instant;

/** What the sender of a report may know of it: number, state, since when, and how many pieces of evidence it has. */
public record TipOffStatus(Receipt receipt, TipOffState state, Instant openedAt, int pieces) {}
