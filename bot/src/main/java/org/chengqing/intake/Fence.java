package org.chengqing.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the intake crosses over to the database: each step is one transaction on a virtual thread of its own, and its
 * caller waits for it no longer than a fixed time.
 *
 * <p>A step that failed is tried again while there is time, since it must find out by itself what an earlier try has
 * committed: that is how the unknown outcome of a lost COMMIT is settled. Whoever gets no answer must assume nothing.
 * The thread of a step that is late is interrupted, which closes its connection, so that a database which does not
 * answer holds neither threads nor connections.
 */
final class Fence {
    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);
    private static final int TRIES = 3;

    private final TransactionTemplate transactions;
    private final Semaphore permits;
    private final Duration within;

    /** With at most {@code atOnce} steps running, each for at most {@code within}. */
    Fence(PlatformTransactionManager manager, Duration within, int atOnce) {
        this.within = within;
        permits = new Semaphore(atOnce);
        transactions = new TransactionTemplate(manager);
        transactions.setTimeout((int) Math.max(1, within.toSeconds()));
    }

    /** The outcome of a step; empty when it is not known to be committed. Exceptions of a wrong call come through. */
    <T> Optional<T> run(Supplier<T> step) {
        if (!permits.tryAcquire()) {
            LOG.warn("Intake is at its limit of steps at once, one was refused");
            return Optional.empty();
        }
        long deadline = System.nanoTime() + within.toNanos();
        FutureTask<Optional<T>> task = new FutureTask<>(() -> {
            try {
                return tried(step, deadline);
            } finally {
                permits.release();
            }
        });
        Thread.ofVirtual().name("intake-store").start(task);
        return await(task);
    }

    /** Like {@link #run} for a step that may find nothing. */
    <T> Asked<T> ask(Supplier<Optional<T>> step) {
        Optional<Optional<T>> outcome = run(step);
        if (outcome.isEmpty()) {
            return new Asked.Unavailable<>();
        }
        return outcome.get().<Asked<T>>map(Asked.Known::new).orElseGet(Asked.NotFound::new);
    }

    private <T> Optional<T> await(FutureTask<Optional<T>> task) {
        try {
            return task.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn("The database did not answer the intake within {}", within);
            task.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException wrongCall) {
                throw wrongCall;
            }
            throw new IllegalStateException("step of the intake failed", e.getCause());
        }
    }

    private <T> Optional<T> tried(Supplier<T> step, long deadline) {
        for (int tried = 1; ; tried++) {
            try {
                return Optional.ofNullable(transactions.execute(status -> step.get()));
            } catch (DataAccessException | TransactionException e) {
                if (tried == TRIES
                        || deadline - System.nanoTime() <= 0
                        || Thread.currentThread().isInterrupted()) {
                    LOG.warn("The database failed the intake: {}", e.getClass().getSimpleName());
                    LOG.debug("The failure was", e);
                    return Optional.empty();
                }
            }
        }
    }
}
