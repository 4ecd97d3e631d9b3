package org.chengqing.knowledge.index;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link CurrentIndex} at the catalogue's generation: one daemon thread asks for the number and rebuilds when it has
 * moved, in either direction. While the catalogue cannot be read, the last generation goes on answering and the thread
 * asks again with growing pauses, the longest {@value #LONGEST_PAUSE_SECONDS} seconds.
 */
public final class IndexFollower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);
    private static final long LONGEST_PAUSE_SECONDS = 5;

    private final CurrentIndex current;
    private final LongSupplier generation;
    private final Supplier<ReviewIndex> rebuild;
    private final LongConsumer changed;
    private final Duration poll;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("index-follower").factory());
    private long indexed;
    private int failures;

    /**
     * @param current what to keep up to date
     * @param generation asks the catalogue for its number; blocks
     * @param rebuild reads the catalogue and builds its index; blocks
     * @param changed told each new generation after it has begun to answer, on the follower's thread
     * @param poll how often the number is asked for
     */
    public IndexFollower(
            CurrentIndex current,
            LongSupplier generation,
            Supplier<ReviewIndex> rebuild,
            LongConsumer changed,
            Duration poll) {
        this.current = current;
        this.generation = generation;
        this.rebuild = rebuild;
        this.changed = changed;
        this.poll = poll;
        try (CurrentIndex.Lease lease = current.lease()) {
            indexed = lease.index().generation();
        }
    }

    /** Begins to follow. */
    public void start() {
        schedule(poll);
    }

    private void schedule(Duration pause) {
        try {
            var _ = thread.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("closed meanwhile", e);
        }
    }

    private void look() {
        Duration pause = poll;
        try {
            follow();
            failures = 0;
        } catch (RuntimeException e) {
            failures++;
            pause = pauseAfter(failures);
            if (!thread.isShutdown()) {
                log.warn(
                        "cannot follow the catalogue, generation {} goes on answering; next try in {}",
                        indexed,
                        pause,
                        e);
            }
        }
        schedule(pause);
    }

    private void follow() {
        if (generation.getAsLong() == indexed) {
            return;
        }
        ReviewIndex next = rebuild.get();
        current.swap(next);
        indexed = next.generation();
        log.info(
                "generation {} answers now: {} released reviews",
                indexed,
                next.entries().size());
        changed.accept(indexed);
    }

    private Duration pauseAfter(int failed) {
        Duration grown = poll.multipliedBy(1L << Math.min(failed, 10));
        Duration longest = Duration.ofSeconds(LONGEST_PAUSE_SECONDS);
        return grown.compareTo(longest) < 0 ? grown : longest;
    }

    /** Stops following; a rebuild under way is interrupted and thrown away. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
