package org.chengqing.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The section {@code outbox.originals} of the settings.
 *
 * @param kept how long text and bytes of a delivered mail are kept, to be sent again should it prove lost
 */
@ConfigurationProperties("outbox.originals")
record OriginalsSettings(@DefaultValue("7d") Duration kept) {
    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    OriginalsSettings {
        if (kept.compareTo(Duration.ofDays(3)) < 0) {
            throw new IllegalArgumentException(
                    "outbox.originals.kept must be at least the three days in which mails are looked for, but is "
                            + kept);
        }
    }
}
