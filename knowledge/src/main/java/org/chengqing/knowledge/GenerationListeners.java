package org.chengqing.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who wait for a new generation or want to hear of each. */
final class GenerationListeners {
    private static final Logger log = LoggerFactory.getLogger(GenerationListeners.class);

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void add(LongConsumer listener) {
        listeners.add(listener);
    }

    void changed(long generation) {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        for (LongConsumer listener : listeners) {
            try {
                listener.accept(generation);
            } catch (RuntimeException e) {
                log.error("a listener failed on generation {}", generation, e);
            }
        }
    }

    boolean await(BooleanSupplier reached, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.NANOSECONDS.convert(atMost);
            while (!reached.getAsBoolean()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = changed.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
