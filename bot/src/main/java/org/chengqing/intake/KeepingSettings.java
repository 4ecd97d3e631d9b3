package org.chengqing.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code intake.kept}: how long reports stay after the office has them.
 *
 * @param closed after a report was closed, declined or taken back
 * @param unclosed after the office got a report that nobody ever closed
 */
@ConfigurationProperties("intake.kept")
record KeepingSettings(
        @DefaultValue("180d") Duration closed,
        @DefaultValue("730d") Duration unclosed) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    KeepingSettings {
        if (closed.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("intake.kept.closed must be at least one day, but is " + closed);
        }
        if (unclosed.compareTo(closed) < 0) {
            throw new IllegalArgumentException(
                    "intake.kept.unclosed must not be shorter than intake.kept.closed, but is " + unclosed);
        }
    }
}
