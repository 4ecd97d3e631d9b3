package org.chengqing.channel.wechat.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What shall go wrong. Orders for a path are used up one a call, in the order given; afterwards the path works again.
 * Safe for many threads.
 */
public final class Orders {
    private static final int MAX_TIMES = 100_000;
    private final Map<String, Deque<Trouble>> byPath = new ConcurrentHashMap<>();

    Orders() {}

    /** The next call of this path, for example {@code /cgi-bin/message/custom/send}, has this trouble. */
    public Orders next(String path, Trouble trouble) {
        return next(path, 1, trouble);
    }

    /** The next so many calls of this path have this trouble. */
    public Orders next(String path, int times, Trouble trouble) {
        if (times < 1 || times > MAX_TIMES) {
            throw new IllegalArgumentException("an order for " + times + " calls; 1 to " + MAX_TIMES + " are possible");
        }
        byPath.compute(path, (_, known) -> {
            Deque<Trouble> queue = known == null ? new ArrayDeque<>() : known;
            for (int i = 0; i < times; i++) {
                queue.add(trouble);
            }
            return queue;
        });
        return this;
    }

    /** How many orders wait for this path. */
    public int waiting(String path) {
        int[] count = new int[1];
        byPath.computeIfPresent(path, (_, queue) -> {
            count[0] = queue.size();
            return queue;
        });
        return count[0];
    }

    /** Forgets all orders. */
    public void clear() {
        byPath.clear();
    }

    Optional<Trouble> take(String path) {
        Trouble[] taken = new Trouble[1];
        byPath.computeIfPresent(path, (_, queue) -> {
            taken[0] = queue.poll();
            return queue.isEmpty() ? null : queue;
        });
        return Optional.ofNullable(taken[0]);
    }
}
