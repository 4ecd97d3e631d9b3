package org.chengqing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengqing.channel.Channel;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Reply;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two instances over one real Redis, spoken to as WeChat does, with all times a quarter. */
@SuppressWarnings("NullAway.Init")
class AnswersTest {
    private static LettuceConnectionFactory connections;
    private static ReactiveStringRedisTemplate redis;
    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final String id = UUID.randomUUID().toString();
    private Edge one;
    private Edge other;

    @BeforeAll
    static void connect() {
        connections = new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(RedisURI.create(RealServers.redisUri())));
        connections.afterPropertiesSet();
        connections.start();
        redis = new ReactiveStringRedisTemplate(connections);
    }

    @AfterAll
    static void disconnect() {
        connections.destroy();
    }

    @BeforeEach
    void start() {
        one = new Edge(redis);
        other = new Edge(redis);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void answers_in_time() {
        takes(0);

        assertThat(one.post(Edge.text(id, "问")).block()).isEqualTo("答 问");
        await().untilAsserted(() -> assertThat(one.contacts).hasSize(1));
    }

    @Test
    void a_picture_follows_the_answer_once_and_the_answer_does_not_wait_for_it() {
        CountDownLatch slow = new CountDownLatch(1);
        Reply reply = new Reply(
                List.of(new Reply.Part.Text("答"), new Reply.Part.Picture("/r/W1/picture.png", "")), List.of());
        doReturn(reply).when(one.conversations).answer(any());
        doAnswer(_ -> slow.await(20, TimeUnit.SECONDS)).when(one.channel).follow(any(), any());
        String message = Edge.text(id, "发群里");

        assertThat(one.post(message).block(Duration.ofSeconds(5))).startsWith("答\n\n图片：https://desk.example/r/");
        verify(one.channel, timeout(8000)).follow(any(), eq(reply));
        assertThat(one.post(message).block(Duration.ofSeconds(5))).startsWith("答");
        slow.countDown();
        verify(one.channel, times(1)).follow(any(), any());
        verify(one.channel, never()).send(any(), any());
    }

    @Test
    void a_repeat_gets_the_same_answer_here_and_elsewhere() {
        takes(0);
        String message = Edge.text(id, "问");

        assertThat(one.post(message).block()).isEqualTo("答 问");
        assertThat(one.post(message).block()).isEqualTo("答 问");
        await().untilAsserted(() -> assertThat(other.post(message).block()).isEqualTo("答 问"));
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void what_takes_six_seconds_comes_with_the_second_try_at_another_instance() {
        takes(1500);

        assertThat(Edge.threeTries(Edge.text(id, "慢"), one, other).block()).isEqualTo("答 慢");
        assertThat(runs()).isEqualTo(1);
        verifyNoInteractions(one.channel, other.channel);
    }

    @Test
    void what_takes_twelve_seconds_comes_with_the_third_try() {
        takes(3000);

        assertThat(Edge.threeTries(Edge.text(id, "慢"), one, other).block()).isEqualTo("答 慢");
        assertThat(runs()).isEqualTo(1);
        verifyNoInteractions(one.channel, other.channel);
    }

    @Test
    void what_takes_longer_is_sent_later_once_by_the_instance_that_worked_on_it() {
        takes(4500);
        doReturn(new Channel.Sent.Accepted()).when(one.channel).send(any(), any());

        assertThat(Edge.threeTries(Edge.text(id, "很慢"), one, other, other).block())
                .isEqualTo("success");

        verify(one.channel, timeout(8000)).send(any(), any());
        verifyNoInteractions(other.channel);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void the_same_on_one_instance() {
        takes(4500);
        doReturn(new Channel.Sent.Accepted()).when(one.channel).send(any(), any());

        assertThat(Edge.threeTries(Edge.text(id, "很慢"), one).block()).isEqualTo("success");

        verify(one.channel, timeout(8000)).send(any(), any());
    }

    @Test
    void a_try_before_the_last_gets_nothing_that_counts_as_an_answer() {
        takes(4000);

        assertThat(one.post(Edge.text(id, "慢")).block()).isEqualTo("status 503");
    }

    @Test
    void a_thousand_pairs_at_two_instances_run_once_each() {
        takes(0);

        Long alike = Flux.range(0, 1000)
                .map(i -> Edge.text(id + i, "问" + i))
                .flatMap(
                        message -> Mono.zip(one.post(message), other.post(message))
                                .map(both -> both.getT1().startsWith("答")
                                        && both.getT1().equals(both.getT2())),
                        4)
                .filter(same -> same)
                .count()
                .block();

        assertThat(alike).isEqualTo(1000);
        assertThat(runs)
                .hasSize(1000)
                .allSatisfy((key, count) -> assertThat(count).hasValue(1));
    }

    @Test
    void takes_over_when_the_instance_at_work_has_died() {
        takes(0);
        String message = Edge.text(id, "问");
        // a claim that nobody renews, as a killed process leaves it
        SharedAnswers left =
                new SharedAnswers(redis, java.time.Duration.ofSeconds(60), new MasterKey(new byte[32]).keyFor("test"));
        String key =
                new org.chengqing.identity.Pseudonyms(new byte[32]).keyed("wechat-answer", "safe", "o1", "m:" + id);
        assertThat(left.look(key, "dead").block()).isInstanceOf(Standing.Claimed.class);

        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(other.post(message).block()).isEqualTo("答 问"));
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void without_redis_every_try_on_one_instance_still_gets_one_answer() {
        LettuceConnectionFactory nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
        nowhere.afterPropertiesSet();
        nowhere.start();
        try (Edge alone = new Edge(new ReactiveStringRedisTemplate(nowhere))) {
            answer(alone, 1500);

            assertThat(Edge.threeTries(Edge.text(id, "慢"), alone).block()).isEqualTo("答 慢");
            assertThat(runs()).isEqualTo(1);
        } finally {
            nowhere.destroy();
        }
    }

    @Test
    void says_plainly_that_an_answer_failed() {
        doThrow(new IllegalStateException("密码 123")).when(one.conversations).answer(any());

        assertThat(one.post(Edge.text(id, "问")).block()).startsWith("系统出了点问题").doesNotContain("123");
    }

    @Test
    void asks_people_to_come_back_when_too_many_wait() {
        try (Edge narrow = new Edge(redis, 1)) {
            answer(narrow, 800);

            Map<Boolean, Long> busy = Flux.range(0, 12)
                    .flatMap(i -> narrow.post(Edge.text(id + i, "问")), 12)
                    .collect(java.util.stream.Collectors.partitioningBy(
                            said -> said.startsWith("现在咨询的人很多"), java.util.stream.Collectors.counting()))
                    .block();

            assertThat(busy).containsEntry(true, 7L).containsEntry(false, 5L);
        }
    }

    private void takes(int millis) {
        answer(one, millis);
        answer(other, millis);
    }

    private void answer(Edge edge, int millis) {
        doAnswer(call -> {
                    InboundMessage.Text message = call.getArgument(0);
                    runs.computeIfAbsent(message.envelope().key().value(), key -> new AtomicInteger())
                            .incrementAndGet();
                    assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS))
                            .isFalse();
                    return Reply.text("答 " + message.text());
                })
                .when(edge.conversations)
                .answer(any());
    }

    private int runs() {
        return runs.values().stream().mapToInt(AtomicInteger::get).sum();
    }
}
