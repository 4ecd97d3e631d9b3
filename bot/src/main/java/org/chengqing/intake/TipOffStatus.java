package org.chengqing.intake;

import java.time.Instant;

/**
 * What the sender of a report may know of it.
 *
 * @param openedAt since when there is it
 * @param pieces how many pieces of evidence it has, without those that were taken out
 * @param handedOver whether a mail about it was handed to the outbox: the office has it or will have it
 */
public record TipOffStatus(Receipt receipt, TipOffState state, Instant openedAt, int pieces, boolean handedOver) {}
