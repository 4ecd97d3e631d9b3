package org.chengqing.channel;

import java.time.Instant;

/** What every message has: its key, who sent it, and when by the platform's clock. */
public record Envelope(MessageKey key, Sender sender, Instant sentAt) {}
