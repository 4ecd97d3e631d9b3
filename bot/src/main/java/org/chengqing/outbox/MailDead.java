package org.chengqing.outbox;

import java.time.Instant;

/** A mail was given up. Published inside the transaction that says so. */
public record MailDead(String key, Instant at) {}
