package org.chengqing.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.identity.Pseudonym;

/**
 * How much each sender sent to this instance lately: numbers only, in memory, those who wrote longest ago forgotten
 * first. Safe for many threads.
 */
final class BusySenders {
    /** The window is counted in so many parts. */
    private static final int PARTS = 10;

    private final Duration window;
    private final int most;
    private final Clock clock;
    private final Map<Pseudonym, Deque<Part>> senders = new LinkedHashMap<>(16, 0.75f, true);

    BusySenders(Duration window, int most, Clock clock) {
        this.window = window;
        this.most = most;
        this.clock = clock;
    }

    private record Part(long number, int count) {}

    /** A sender and how many messages came from them in the window. */
    record Busy(Pseudonym person, int messages) {}

    synchronized void sent(Pseudonym person) {
        long now = part(clock.instant());
        Deque<Part> parts = senders.computeIfAbsent(person, _ -> new ArrayDeque<>(PARTS));
        forgetOld(parts, now);
        if (!parts.isEmpty() && parts.getLast().number() == now) {
            parts.addLast(new Part(now, parts.removeLast().count() + 1));
        } else {
            parts.addLast(new Part(now, 1));
        }
        if (senders.size() > most) {
            senders.remove(senders.keySet().iterator().next());
        }
    }

    private long part(Instant at) {
        return at.toEpochMilli() / Math.max(1, window.toMillis() / PARTS);
    }

    private static void forgetOld(Deque<Part> parts, long now) {
        while (!parts.isEmpty() && parts.getFirst().number() <= now - PARTS) {
            parts.removeFirst();
        }
    }

    /** Those with at least so many messages in the window, the busiest first. */
    synchronized List<Busy> from(int messages, int atMost) {
        long now = part(clock.instant());
        return senders.entrySet().stream()
                .map(entry -> {
                    forgetOld(entry.getValue(), now);
                    return new Busy(
                            entry.getKey(),
                            entry.getValue().stream().mapToInt(Part::count).sum());
                })
                .filter(busy -> busy.messages() >= messages)
                .sorted(Comparator.comparingInt(Busy::messages).reversed())
                .limit(atMost)
                .toList();
    }
}
