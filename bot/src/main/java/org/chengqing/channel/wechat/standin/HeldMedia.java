package org.chengqing.channel.wechat.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Temporary media of one account: kept for three days, and here within {@value #MAX_BYTES} bytes in all. */
final class HeldMedia {
    private static final long MAX_BYTES = 256L << 20;
    private static final Duration LIFE = Duration.ofDays(3);
    private final Clock clock;
    private final Map<String, Medium> held = new LinkedHashMap<>();
    private long bytes;
    private int next = 1;

    HeldMedia(Clock clock) {
        this.clock = clock;
    }

    /** One medium. */
    @SuppressWarnings("ArrayRecordComponent")
    record Medium(byte[] bytes, String contentType, String filename, Instant at) {}

    synchronized String put(byte[] content, String contentType, String filename) {
        String id = "standin-media-%06d".formatted(next++);
        held.put(id, new Medium(content.clone(), contentType, filename, clock.instant()));
        bytes += content.length;
        var oldest = held.values().iterator();
        while (bytes > MAX_BYTES && held.size() > 1) {
            bytes -= oldest.next().bytes().length;
            oldest.remove();
        }
        return id;
    }

    synchronized Optional<Medium> get(String id) {
        return Optional.ofNullable(held.get(id))
                .filter(medium -> clock.instant().isBefore(medium.at().plus(LIFE)));
    }
}
