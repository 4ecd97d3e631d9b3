package org.chengqing.knowledge.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.matching.Evidence;
import org.chengqing.knowledge.matching.ScoredCandidate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Every cache keeps what it was told; Redis besides is never waited for long. */
class MatchCacheTest {
    private static final RedisSettings SETTINGS =
            new RedisSettings(Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMinutes(1), 32_768);
    private static final MatchKey KEY = new MatchKey("0123");

    private RedisServer server;
    private RedisClient client;
    private StatefulRedisConnection<String, String> connection;

    @BeforeEach
    void startRedis() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        client = RedisClient.create("redis://127.0.0.1:" + port);
        client.setOptions(SETTINGS.clientOptions());
        connection = client.connect();
    }

    @AfterEach
    void stopRedis() throws IOException {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        server.stop();
    }

    @Test
    void every_cache_gives_back_what_was_put_and_nothing_else() {
        for (MatchCache cache :
                List.of(redis(), new LocalMatchCache(10, new EmptyCache()), new LocalMatchCache(10, redis()))) {
            StoredOutcome outcome = outcome("a" + System.identityHashCode(cache));
            cache.put(KEY, outcome);
            await().untilAsserted(() -> assertThat(cache.get(KEY)).contains(outcome));
            assertThat(cache.get(new MatchKey("other"))).isEmpty();
        }
    }

    @Test
    void another_instance_finds_it_in_redis() {
        new LocalMatchCache(10, redis()).put(KEY, outcome("shared"));
        await().untilAsserted(() ->
                assertThat(new LocalMatchCache(10, redis()).get(KEY)).contains(outcome("shared")));
    }

    @Test
    void a_value_that_cannot_be_read_is_a_miss() {
        connection.sync().set("chengqing:match:" + KEY.digest(), "{not json");
        assertThat(redis().get(KEY)).isEmpty();
    }

    @Test
    void a_dead_redis_is_a_miss_without_waiting() throws IOException {
        RedisMatchCache cache = redis();
        cache.put(KEY, outcome("before"));
        await().untilAsserted(() -> assertThat(cache.get(KEY)).isPresent());
        server.stop();
        await().untilAsserted(() -> assertThat(connection.isOpen()).isFalse());
        assertThat(cache.get(KEY)).isEmpty();
        cache.put(KEY, outcome("after"));
        assertThat(cache.get(KEY)).isEmpty();
    }

    @Test
    void a_stalled_redis_is_left_alone_for_the_pause_and_then_used_again() {
        RedisMatchCache cache = redis();
        cache.put(KEY, outcome("kept"));
        await().untilAsserted(() -> assertThat(cache.get(KEY)).isPresent());
        try (StatefulRedisConnection<String, String> other = client.connect()) {
            var _ = other.async()
                    .dispatch(
                            CommandType.DEBUG,
                            new StatusOutput<>(StringCodec.UTF8),
                            new CommandArgs<>(StringCodec.UTF8).add("SLEEP").add("1"));
            await().until(() -> cache.get(KEY).isEmpty());
        }
        await().untilAsserted(() -> assertThat(cache.get(KEY)).contains(outcome("kept")));
    }

    private RedisMatchCache redis() {
        return new RedisMatchCache(connection::async, SETTINGS, Clock.systemUTC());
    }

    private static StoredOutcome outcome(String id) {
        ClaimReviewId review = new ClaimReviewId(id);
        Evidence evidence = new Evidence(
                "",
                3,
                0.8,
                0.3,
                List.of(new ScoredCandidate(review, 0.9, List.of("说法"), Map.of("领先", 0.5), List.of("地点一致"), false)),
                "因为");
        return new StoredOutcome(StoredOutcome.Kind.CONFIRMED, List.of(new StoredOutcome.Shown(review, 0.9)), evidence);
    }
}
