package org.chengqing.questions;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a slow or lost database from the one who waits for a reply: bounded in number and in time. */
final class Fence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;
    private final Duration within;

    Fence(Duration within, int atOnce) {
        this.within = within;
        this.places = new Semaphore(atOnce);
    }

    /** Does the work while the caller goes on. */
    void start(Runnable work) {
        if (!places.tryAcquire()) {
            LOG.warn("a question was not stored: too many at once");
            return;
        }
        threads.execute(() -> run(work));
    }

    /** Waits for the work; true when it was done in time and without failure. */
    boolean done(Runnable work) {
        if (!places.tryAcquire()) {
            LOG.warn("a question was not stored: too many at once");
            return false;
        }
        Future<Boolean> running = threads.submit(() -> run(work));
        try {
            return running.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            LOG.warn("a question was not stored within {}", within);
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("work on questions", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean run(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("a question was not stored: {}", failure.getClass().getSimpleName());
            LOG.debug("the failure", failure);
            return false;
        } finally {
            places.release();
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        threads.close();
    }
}
