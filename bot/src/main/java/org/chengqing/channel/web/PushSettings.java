package org.chengqing.channel.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of what is pushed to open pages.
 *
 * @param maxPages most pages that this instance serves at once
 * @param maxPagesPerVisitor most open pages of one visitor; the oldest is let go
 * @param heartbeat pause between signs of life on a quiet page, which proxies need to keep it open
 * @param kept how long pushed replies wait for a visitor who comes back, and how long one counts as coming back
 * @param maxKept most replies kept for one visitor
 * @param redisTimeout longest wait for Redis
 */
@ConfigurationProperties("web-chat.pushes")
public record PushSettings(
        @DefaultValue("5000") int maxPages,
        @DefaultValue("4") int maxPagesPerVisitor,
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue("7d") Duration kept,
        @DefaultValue("20") int maxKept,
        @DefaultValue("300ms") Duration redisTimeout) {
    /** Throws {@link IllegalArgumentException} for a bound below one or a visitor forgotten between two heartbeats. */
    public PushSettings {
        if (maxPages < 1 || maxPagesPerVisitor < 1 || maxKept < 1) {
            throw new IllegalArgumentException(
                    "web-chat.pushes: max-pages, max-pages-per-visitor and max-kept must be at least 1");
        }
        if (!heartbeat.isPositive() || kept.compareTo(heartbeat) <= 0 || !redisTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "web-chat.pushes: kept (" + kept + ") must be longer than heartbeat (" + heartbeat + ")");
        }
    }
}
