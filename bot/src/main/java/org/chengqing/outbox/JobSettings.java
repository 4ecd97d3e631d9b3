package org.chengqing.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The section {@code outbox.jobs} of the settings.
 *
 * @param threads jobs that run at the same time on this instance
 * @param pollEvery how often due jobs are looked for; new due jobs are found at once
 * @param heartbeat how often a running job shows that its instance lives; it is taken over after six missed ones
 * @param stopWithin how long running jobs may take to end when the program stops
 * @param reconcileEvery how often lost jobs are put back
 */
@ConfigurationProperties("outbox.jobs")
public record JobSettings(
        @DefaultValue("8") int threads,
        @DefaultValue("5s") Duration pollEvery,
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue("12s") Duration stopWithin,
        @DefaultValue("60s") Duration reconcileEvery) {
    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public JobSettings {
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("outbox.jobs.threads must be 1 to 256, but is " + threads);
        }
        requirePositive("poll-every", pollEvery);
        requirePositive("heartbeat", heartbeat);
        requirePositive("stop-within", stopWithin);
        requirePositive("reconcile-every", reconcileEvery);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("outbox.jobs." + name + " must be positive, but is " + value);
        }
    }
}
