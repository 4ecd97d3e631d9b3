package org.chengqing.reception;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a slow or lost database from the one who waits for a reply: bounded in number and in time. */
final class Within implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Within.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;
    private final Duration time;

    Within(Duration time, int atOnce) {
        this.time = time;
        this.places = new Semaphore(atOnce);
    }

    /** The result of the work; empty when it was not done in time or failed. */
    <T> Optional<T> get(Supplier<T> work) {
        if (!places.tryAcquire()) {
            LOG.warn("the counter of staff is not asked: too many at once");
            return Optional.empty();
        }
        Future<T> running = threads.submit(() -> {
            try {
                return work.get();
            } finally {
                places.release();
            }
        });
        try {
            return Optional.of(running.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            LOG.warn("the counter of staff did not answer within {}", time);
            return Optional.empty();
        } catch (ExecutionException failure) {
            LOG.warn(
                    "the counter of staff failed: {}",
                    failure.getCause() == null
                            ? ""
                            : failure.getCause().getClass().getSimpleName());
            LOG.debug("the failure", failure);
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        threads.close();
    }
}
