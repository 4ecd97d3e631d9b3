package org.chengqing.outbox;

import java.time.Instant;

/**
 * A mail was accepted by the recipient's server or lies in the mailbox. Published inside the transaction that says so:
 * what a listener writes is committed with it.
 */
public record MailDelivered(String key, Instant at) {}
