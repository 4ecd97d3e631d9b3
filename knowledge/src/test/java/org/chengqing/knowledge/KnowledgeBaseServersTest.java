package org.chengqing.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.chengqing.knowledge.cache.RedisSettings;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.ChangeResult;
import org.chengqing.knowledge.catalog.ReviewStep;
import org.chengqing.knowledge.catalog.TestDatabases;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two instances over one PostgreSQL and one Redis, both real. */
class KnowledgeBaseServersTest {
    private static final Duration FOLLOWED_WITHIN = Duration.ofSeconds(2);
    private static final ClaimReviewId SPINACH = new ClaimReviewId("spinach");
    private static final String QUESTION = "听说菠菜和豆腐同吃会得肾结石，是真的吗";
    private static final List<String> MANY = List.of(QUESTION, "菠菜豆腐不能一起吃吗", "公章丢了怎么登报", "在吗");

    private final Catalog catalog = new Catalog(TestDatabases.fresh(), Clock.systemUTC());
    private RedisServer redis;
    private RedisClient client;
    private StatefulRedisConnection<String, String> connection;

    @BeforeEach
    void startRedis() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        client = RedisClient.create("redis://127.0.0.1:" + port);
        client.setOptions(RedisSettings.STANDARD.clientOptions());
        connection = client.connect();
    }

    @AfterEach
    void stopRedis() throws IOException {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        redis.stop();
    }

    @Test
    void a_release_answers_on_both_instances_and_after_a_withdrawal_nobody_ever_again() throws InterruptedException {
        try (KnowledgeBase one = open();
                KnowledgeBase two = open()) {
            assertThat(one.match(QUESTION)).isInstanceOf(MatchOutcome.NoMatch.class);

            long released = release("菠菜和豆腐同吃会得肾结石");
            assertThat(one.awaitGeneration(released, FOLLOWED_WITHIN)).isTrue();
            assertThat(two.awaitGeneration(released, FOLLOWED_WITHIN)).isTrue();
            assertThat(one.match(QUESTION)).isInstanceOf(MatchOutcome.Confirmed.class);
            await().until(() -> !connection.sync().keys("chengqing:match:*").isEmpty());
            assertThat(two.match(QUESTION)).isEqualTo(one.match(QUESTION));

            long withdrawn = generation(catalog.move(SPINACH, 3, ReviewStep.WITHDRAW, "reviewer", "有误"));
            assertThat(one.awaitGeneration(withdrawn, FOLLOWED_WITHIN)).isTrue();
            assertThat(two.awaitGeneration(withdrawn, FOLLOWED_WITHIN)).isTrue();
            for (KnowledgeBase base : List.of(one, two, one, two)) {
                assertThat(base.match(QUESTION)).isInstanceOf(MatchOutcome.NoMatch.class);
                assertThat(base.released(SPINACH)).isEmpty();
                assertThat(base.latest(10)).isEmpty();
            }
        }
    }

    @Test
    void a_correction_is_what_answers_from_then_on() throws InterruptedException {
        try (KnowledgeBase base = open()) {
            base.awaitGeneration(release("菠菜和豆腐同吃会得肾结石"), FOLLOWED_WITHIN);
            long revised = generation(catalog.revise(SPINACH, 3, about("菠菜和豆腐同吃会得肾结石", "焯水后可以放心吃。"), "editor", "写明做法"));
            assertThat(base.awaitGeneration(revised, FOLLOWED_WITHIN)).isTrue();
            assertThat(base.match(QUESTION))
                    .isInstanceOfSatisfying(
                            MatchOutcome.Confirmed.class,
                            confirmed -> assertThat(confirmed.match().review().conclusion())
                                    .isEqualTo("焯水后可以放心吃。"));
        }
    }

    @Test
    void without_redis_the_answers_are_the_same_and_changes_are_followed() throws Exception {
        long released = release("菠菜和豆腐同吃会得肾结石");
        try (KnowledgeBase first = open();
                KnowledgeBase second = open()) {
            List<MatchOutcome> before = MANY.stream().map(first::match).toList();
            redis.stop();
            await().until(() -> !connection.isOpen());
            assertThat(MANY.stream().map(first::match).toList()).isEqualTo(before);
            assertThat(MANY.stream().map(second::match).toList()).isEqualTo(before);
            assertThat(first.generation()).isEqualTo(released);
            long withdrawn = generation(catalog.move(SPINACH, 3, ReviewStep.WITHDRAW, "reviewer", "有误"));
            assertThat(second.awaitGeneration(withdrawn, FOLLOWED_WITHIN)).isTrue();
            assertThat(second.match(QUESTION)).isInstanceOf(MatchOutcome.NoMatch.class);
        }
    }

    private KnowledgeBase open() {
        return KnowledgeBase.open(
                catalog, KnowledgeOptions.STANDARD, Sentences.BOTH, connection::async, Clock.systemUTC());
    }

    private long release(String claim) {
        catalog.create(SPINACH, about(claim, "不属实。正常食用没有问题。"), "editor", "");
        catalog.move(SPINACH, 1, ReviewStep.SUBMIT, "editor", "");
        return generation(catalog.move(SPINACH, 2, ReviewStep.RELEASE, "reviewer", ""));
    }

    private static long generation(ChangeResult result) {
        assertThat(result).isInstanceOf(ChangeResult.Changed.class);
        return ((ChangeResult.Changed) result).generation();
    }

    private static ReviewContent about(String claim, String conclusion) {
        Source source =
                new Source("县疾控中心", "关于饮食的说明", URI.create("https://health.example/1"), LocalDate.of(2026, 11, 1));
        return new ReviewContent(
                new Claim(claim),
                Rating.FALSE,
                conclusion,
                "经核实，正常食用没有问题。",
                List.of(source),
                "全国",
                "饮食",
                List.of("菠菜豆腐不能一起吃"),
                List.of(),
                Facts.NONE,
                Validity.ALWAYS,
                false);
    }
}
