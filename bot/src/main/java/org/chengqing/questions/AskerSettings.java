package org.chengqing.questions;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code questions.askers.*}.
 *
 * @param noted whether it is noted, as keyed hashes, who was given which answer and who got none; without it nobody can
 *     be told of a correction
 * @param kept how long
 */
@ConfigurationProperties("questions.askers")
record AskerSettings(
        @DefaultValue("true") boolean noted,
        @DefaultValue("30d") Duration kept) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    AskerSettings {
        if (!kept.isPositive()) {
            throw new IllegalArgumentException("questions.askers.kept must be positive, but is " + kept);
        }
    }
}
