package org.chengqing.knowledge.index;

import java.util.concurrent.atomic.AtomicReference;

/** The generation that answers now. Leasing never waits; a search keeps its lease for as long as it reads. */
public final class CurrentIndex implements AutoCloseable {
    private final AtomicReference<ReviewIndex> current;
    private boolean closed;

    /** Begins with this generation, which it now owns. */
    public CurrentIndex(ReviewIndex first) {
        current = new AtomicReference<>(first);
    }

    /** The current generation, open until the lease is closed. Throws {@link IllegalStateException} after close. */
    public Lease lease() {
        while (true) {
            ReviewIndex index = current.get();
            if (index.tryLease()) {
                return new Lease(index);
            }
            if (index == current.get()) {
                throw new IllegalStateException("the index is closed");
            }
        }
    }

    /** Puts a newer generation in place of the current one, which closes when its last lease ends. */
    public synchronized void swap(ReviewIndex next) {
        if (closed) {
            next.release();
        } else {
            current.getAndSet(next).release();
        }
    }

    /** Frees the current generation once its last lease ends. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            current.get().release();
        }
    }

    /** The right to read one generation; close it exactly once. */
    public static final class Lease implements AutoCloseable {
        private final ReviewIndex index;

        private Lease(ReviewIndex index) {
            this.index = index;
        }

        /** The leased generation. */
        public ReviewIndex index() {
            return index;
        }

        @Override
        public void close() {
            index.release();
        }
    }
}
