package org.chengqing.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** How many messages had arrived at which moment, looked at twenty times a second. Moments are {@link System#nanoTime}. */
final class Arrivals implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final double SECOND = 1e9;

    private final IntSupplier count;
    private final List<Look> looks = new ArrayList<>();
    private final Thread looking;
    private volatile boolean over;

    private record Look(long at, int count) {}

    /** Begins to look. */
    Arrivals(IntSupplier count) {
        this.count = count;
        looking = Thread.ofVirtual().start(() -> {
            while (!over) {
                look();
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        });
    }

    private synchronized void look() {
        looks.add(new Look(System.nanoTime(), count.getAsInt()));
    }

    /** How many have arrived. */
    int count() {
        return count.getAsInt();
    }

    /** When the first one arrived; when the looking began, if none has. */
    synchronized long first() {
        return looks.stream()
                .filter(look -> look.count() > 0)
                .findFirst()
                .orElse(looks.getFirst())
                .at();
    }

    /** When the last one arrived. */
    synchronized long last() {
        int all = looks.getLast().count();
        return looks.stream()
                .filter(look -> look.count() == all)
                .findFirst()
                .orElseThrow()
                .at();
    }

    /** Messages a second between two moments. */
    double perSecond(long from, long to) {
        return to <= from ? 0 : (countAt(to) - countAt(from)) / ((to - from) / SECOND);
    }

    /** Most messages within any second between two moments, to the accuracy of the looks. */
    synchronized int busiestSecond(long from, long to) {
        int most = 0;
        int begin = 0;
        for (Look look : between(from, to)) {
            while (look.at() - looks.get(begin).at() > SECOND) {
                begin++;
            }
            most = Math.max(most, look.count() - looks.get(begin).count());
        }
        return most;
    }

    /** The longest time without any arrival from one moment on that began before another. */
    synchronized Duration longestSilence(long from, long to) {
        long longest = 0;
        long since = looks.getFirst().at();
        int known = 0;
        for (Look look : looks) {
            if (look.count() > known) {
                if (look.at() >= from && since <= to) {
                    longest = Math.max(longest, look.at() - Math.max(since, from));
                }
                known = look.count();
                since = look.at();
            }
        }
        return Duration.ofNanos(longest);
    }

    private synchronized int countAt(long moment) {
        int count = 0;
        for (Look look : looks) {
            if (look.at() > moment) {
                break;
            }
            count = look.count();
        }
        return count;
    }

    private List<Look> between(long from, long to) {
        return looks.stream()
                .filter(look -> look.at() >= from && look.at() <= to)
                .toList();
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(looking);
    }
}
