package org.chengqing.outbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does something when work takes too long: waits on a virtual thread until the work is over or the time is. Elapsed time
 * counts, not that of a clock.
 */
final class Deadline implements AutoCloseable {
    private final CountDownLatch over = new CountDownLatch(1);

    private Deadline() {}

    /** Starts the time; close it when the work is done. */
    static Deadline in(Duration time, Runnable tooLate) {
        Deadline deadline = new Deadline();
        Thread.ofVirtual().name("deadline").start(() -> {
            if (!deadline.isOverWithin(time)) {
                tooLate.run();
            }
        });
        return deadline;
    }

    private boolean isOverWithin(Duration time) {
        try {
            return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
