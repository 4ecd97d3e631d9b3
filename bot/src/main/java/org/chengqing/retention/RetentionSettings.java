package org.chengqing.retention;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code retention.*}.
 *
 * @param at time of the day in Beijing at which expired data is deleted
 * @param batch how many are deleted at once
 */
@ConfigurationProperties("retention")
record RetentionSettings(
        @DefaultValue("03:30") LocalTime at,
        @DefaultValue("200") int batch) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    RetentionSettings {
        if (batch < 1 || batch > 10_000) {
            throw new IllegalArgumentException("retention.batch must be from 1 to 10000, but is " + batch);
        }
    }
}
