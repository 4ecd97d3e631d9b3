package org.chengqing.webchat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The page and its limits.
 *
 * @param title shown at the top and as the page's title
 * @param hotline shown below, for those who would rather call
 * @param maxText longest text, in UTF-16 units
 * @param answerWithin how long a request waits for its answer; after that it is pushed
 * @param answersAtOnce most messages worked on at once
 * @param messagesPerMinute per visitor
 * @param uploadsPerMinute per visitor
 * @param requestsPerMinute messages and uploads from one network address, behind which many people may be
 * @param redisTimeout longest wait for Redis, which counts them
 */
@ConfigurationProperties("web-chat")
record WebChatSettings(
        @DefaultValue("澄清 · 云溪县辟谣服务台") String title,
        @DefaultValue("12345") String hotline,
        @DefaultValue("5000") int maxText,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("64") int answersAtOnce,
        @DefaultValue("30") int messagesPerMinute,
        @DefaultValue("30") int uploadsPerMinute,
        @DefaultValue("300") int requestsPerMinute,
        @DefaultValue("200ms") Duration redisTimeout) {
    /** Throws {@link IllegalArgumentException} for a blank title or a limit that lets nothing through. */
    WebChatSettings {
        if (title.isBlank()) {
            throw new IllegalArgumentException("web-chat.title is blank");
        }
        if (maxText < 1
                || answersAtOnce < 1
                || messagesPerMinute < 1
                || uploadsPerMinute < 1
                || requestsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "web-chat: max-text, answers-at-once and the limits per minute must be at least 1");
        }
        if (!answerWithin.isPositive() || !redisTimeout.isPositive()) {
            throw new IllegalArgumentException("web-chat: answer-within and redis-timeout must be positive");
        }
    }
}
