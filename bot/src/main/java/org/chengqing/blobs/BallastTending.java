package org.chengqing.blobs;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tends the ballast now and every few seconds, away from whoever starts the program. */
final class BallastTending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BallastTending.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ballast").factory());

    BallastTending(Ballast ballast) {
        Objects.requireNonNull(
                thread.scheduleWithFixedDelay(() -> tend(ballast), 0, EVERY.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void tend(Ballast ballast) {
        try {
            ballast.tend();
        } catch (IOException e) {
            // the next look is the retry; without ballast the disk is only full a little earlier
            LOG.debug("The ballast could not be tended", e);
        }
    }

    /** Interrupts it in the middle of its writing too, which leaves no half of it behind. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
