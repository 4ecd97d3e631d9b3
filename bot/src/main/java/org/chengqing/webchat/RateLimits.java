package org.chengqing.webchat;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Counts requests per visitor and per network address in windows of a minute: in Redis for all instances together, and
 * in a bounded map of this instance while Redis is away.
 */
final class RateLimits {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** How long Redis is left alone after it failed, so that not every message waits for it. */
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Windows remembered here; the oldest are forgotten first. */
    private static final int MAX_WINDOWS = 10_000;

    private static final RedisScript<Long> COUNT = RedisScript.of("""
            local n = redis.call('INCR', KEYS[1])
            if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
            return n
            """, Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final WebChatSettings settings;
    private final Clock clock;
    private final Map<String, Integer> windows = new LinkedHashMap<>();
    private volatile Instant redisAgainAt = Instant.MIN;

    RateLimits(ReactiveStringRedisTemplate redis, WebChatSettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
    }

    /** Lets as many requests of this kind through as this, per visitor and minute. */
    HandlerFilterFunction<ServerResponse, ServerResponse> limit(String kind, int perMinute) {
        return (request, next) -> count(kind + ":" + Visitor.of(request).person())
                .flatMap(own -> own > perMinute ? Mono.just(false) : withinAddress(request))
                .flatMap(allowed -> allowed ? next.handle(request) : Refusals.tooOften(WINDOW));
    }

    private Mono<Boolean> withinAddress(ServerRequest request) {
        String address = request.remoteAddress().map(RateLimits::hostOf).orElse("unknown");
        return count("address:" + address).map(all -> all <= settings.requestsPerMinute());
    }

    private static String hostOf(InetSocketAddress address) {
        return address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
    }

    private Mono<Long> count(String subject) {
        Instant now = clock.instant();
        String window = "web-chat:rate:" + subject + ":" + now.getEpochSecond() / WINDOW.toSeconds();
        if (now.isBefore(redisAgainAt)) {
            return Mono.fromSupplier(() -> countHere(window));
        }
        return redis.execute(COUNT, List.of(window), List.of(Long.toString(WINDOW.toMillis())))
                .next()
                .timeout(settings.redisTimeout())
                .onErrorResume(e -> {
                    redisAgainAt = clock.instant().plus(PAUSE);
                    LOG.warn("web chat counts requests on this instance alone: Redis is away ({})", e.toString());
                    return Mono.fromSupplier(() -> countHere(window));
                });
    }

    private long countHere(String window) {
        synchronized (windows) {
            int count = windows.merge(window, 1, Integer::sum);
            if (windows.size() > MAX_WINDOWS) {
                windows.remove(windows.keySet().iterator().next());
            }
            return count;
        }
    }
}
