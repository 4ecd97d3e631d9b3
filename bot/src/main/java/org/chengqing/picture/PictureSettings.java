package org.chengqing.picture;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pictures to pass on are drawn.
 *
 * @param atOnce how many are drawn at the same time
 * @param waiting how many more may wait for their turn
 * @param within longest time for which somebody waits for one
 * @param kept how many are kept in memory, each below 200 kB
 */
@ConfigurationProperties("picture")
record PictureSettings(
        @DefaultValue("2") int atOnce,
        @DefaultValue("50") int waiting,
        @DefaultValue("10s") Duration within,
        @DefaultValue("100") int kept) {
    /** Throws {@link IllegalArgumentException} for a bound below one. */
    PictureSettings {
        if (atOnce < 1 || waiting < 1 || kept < 1 || !within.isPositive()) {
            throw new IllegalArgumentException(
                    "picture: at-once, waiting and kept must be at least 1, within longer than zero");
        }
    }
}
