package org.chengqing.channel.web;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Sweeps the spool now and every hour. */
final class UploadSweeper implements AutoCloseable {
    private static final Duration EVERY = Duration.ofHours(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("upload-sweep").factory());
    private final ScheduledFuture<?> sweeps;

    UploadSweeper(Uploads uploads) {
        sweeps = thread.scheduleWithFixedDelay(uploads::sweep, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        sweeps.cancel(false);
        thread.shutdown();
    }
}
