package org.chengqing.claimsearch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests in windows of a minute, for each network address and for all together. In the memory of this instance
 * alone: what it protects is this instance, and a search must not wait for Redis to be refused.
 */
final class SearchLimits {
    /** Seconds of a window. */
    static final int WINDOW = 60;

    private final ClaimSearchSettings settings;
    private final Clock clock;
    private final Map<String, Integer> addresses = new LinkedHashMap<>();
    private long window;
    private int all;

    SearchLimits(ClaimSearchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts a request of this address, null where it is not known; throws {@link Refusal} where it is one too many. */
    synchronized void count(@Nullable InetSocketAddress from) {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), WINDOW);
        if (now != window) {
            window = now;
            all = 0;
            addresses.clear();
        }
        int own = addresses.merge(name(from), 1, Integer::sum);
        if (addresses.size() > settings.addresses()) {
            addresses.remove(addresses.keySet().iterator().next());
        }
        // whoever is over their own bound takes nothing from the others
        if (own > settings.perMinute() || ++all > settings.allPerMinute()) {
            throw Refusal.tooMany();
        }
    }

    private static String name(@Nullable InetSocketAddress from) {
        InetAddress address = from == null ? null : from.getAddress();
        if (address == null) {
            return "unknown";
        }
        // one household has a whole /64
        return address instanceof Inet6Address v6
                ? HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), 8))
                : address.getHostAddress();
    }
}
