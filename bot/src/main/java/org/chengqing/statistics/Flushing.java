package org.chengqing.statistics;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Writes the sums every few seconds while the service runs, and a last time when it stops. */
final class Flushing implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Flushing.class);

    private final Counts counts;
    private final Instances instances;
    private final Duration every;
    private final boolean autoStartup;
    private volatile @Nullable ScheduledExecutorService timer;

    Flushing(Counts counts, Instances instances, Duration every, boolean autoStartup) {
        this.counts = counts;
        this.instances = instances;
        this.every = every;
        this.autoStartup = autoStartup;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    @Override
    public void start() {
        ScheduledThreadPoolExecutor made = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("statistics").daemon().factory());
        made.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var _ = made.scheduleWithFixedDelay(this::round, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        timer = made;
    }

    private void round() {
        try {
            counts.flush();
            instances.seen();
        } catch (RuntimeException e) {
            LOG.error("statistics could not be written: {}", e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService now = timer;
        if (now != null) {
            now.shutdownNow();
            timer = null;
            counts.flush();
            instances.gone();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
