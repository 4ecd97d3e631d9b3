package org.chengqing.console.page;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the console.
 *
 * @param requestsAtOnce handlers that run at the same time; one more is told to try again
 * @param waitForTurn how long a request waits for that
 * @param upload largest file sent with a form
 */
@ConfigurationProperties("console")
public record ConsoleSettings(
        @DefaultValue("32") int requestsAtOnce,
        @DefaultValue("3s") Duration waitForTurn,
        @DefaultValue("32MB") DataSize upload) {
    /** Throws {@link IllegalArgumentException} for bounds that let nothing pass. */
    public ConsoleSettings {
        if (requestsAtOnce < 1 || waitForTurn.isNegative() || upload.toBytes() < 1) {
            throw new IllegalArgumentException("console: " + requestsAtOnce + ", " + waitForTurn + ", " + upload);
        }
    }
}
