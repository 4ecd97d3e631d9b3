package org.chengqing.library;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the knowledge cache to Redis, standalone, Sentinel or Cluster. It is opened at the first use; while
 * Redis is away at that moment, callers are told at once and one of them tries again after a pause.
 */
final class RedisCommands implements Supplier<RedisClusterAsyncCommands<String, String>>, AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final AbstractRedisClient client;
    private final Clock clock;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable StatefulConnection<String, String> connection;
    private volatile Instant nextTry = Instant.MIN;

    RedisCommands(AbstractRedisClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Throws {@link RedisConnectionException} while there is no connection. */
    @Override
    public RedisClusterAsyncCommands<String, String> get() {
        StatefulConnection<String, String> open = connection;
        return commands(open == null ? open() : open);
    }

    private StatefulConnection<String, String> open() {
        if (clock.instant().isBefore(nextTry) || !opening.tryLock()) {
            throw new RedisConnectionException("not connected yet");
        }
        try {
            StatefulConnection<String, String> open = connection;
            if (open == null) {
                nextTry = clock.instant().plus(PAUSE);
                open = connect();
                connection = open;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    private StatefulConnection<String, String> connect() {
        return switch (client) {
            case RedisClient standalone -> standalone.connect();
            case RedisClusterClient cluster -> cluster.connect();
            default -> throw new IllegalStateException("unknown Redis client " + client.getClass());
        };
    }

    private static RedisClusterAsyncCommands<String, String> commands(StatefulConnection<String, String> open) {
        return switch (open) {
            case StatefulRedisConnection<String, String> standalone -> standalone.async();
            case StatefulRedisClusterConnection<String, String> cluster -> cluster.async();
            default -> throw new IllegalStateException("unknown Redis connection " + open.getClass());
        };
    }

    @Override
    public void close() {
        StatefulConnection<String, String> open = connection;
        if (open != null) {
            open.close();
        }
    }
}
