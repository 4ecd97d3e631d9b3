package org.chengqing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengqing.channel.BulkReport;
import org.chengqing.channel.BulkReports;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Flux;

@SuppressWarnings("NullAway.Init")
class ReportFloodTest {
    private static LettuceConnectionFactory connections;
    private static ReactiveStringRedisTemplate redis;

    @BeforeAll
    static void start() {
        connections = new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(RedisURI.create(RealServers.redisUri())));
        connections.afterPropertiesSet();
        connections.start();
        redis = new ReactiveStringRedisTemplate(connections);
    }

    @AfterAll
    static void stop() {
        connections.destroy();
    }

    @Test
    void a_report_takes_nothing_of_the_residents_way() {
        try (Edge edge = new Edge(redis, 2000)) {
            assertThat(edge.post(report("job-1")).toFuture().join()).isEqualTo("success");
            verify(edge.conversations, never()).answer(any());
            assertThat(edge.contacts).isEmpty();
        }
    }

    @Test
    void a_batch_that_was_not_taken_comes_again() {
        AtomicInteger tries = new AtomicInteger();
        List<BulkReport> taken = new CopyOnWriteArrayList<>();
        BulkReports listener = reports -> {
            if (tries.incrementAndGet() < 2) {
                throw new IllegalStateException("the database is away");
            }
            taken.addAll(reports);
        };
        try (Edge edge = new Edge(redis, 2000, listener, Map.of())) {
            assertThat(edge.post(report("job-1")).toFuture().join()).isEqualTo("success");
            assertThat(taken).singleElement().extracting(BulkReport::jobId).isEqualTo("job-1");
        }
    }

    @Test
    void one_that_is_never_taken_holds_up_no_other() {
        List<String> taken = new CopyOnWriteArrayList<>();
        BulkReports listener = reports -> {
            if (reports.stream().anyMatch(report -> report.jobId().equals("poison"))) {
                throw new IllegalStateException("cannot be read");
            }
            reports.forEach(report -> taken.add(report.jobId()));
        };
        try (Edge edge = new Edge(redis, 2000, listener, Map.of())) {
            Flux.just("a", "poison", "b")
                    .flatMap(job -> edge.post(report(job)))
                    .collectList()
                    .toFuture()
                    .join();
            await().untilAsserted(() -> assertThat(taken).contains("a", "b"));
        }
    }

    @Test
    void with_the_queue_full_wechat_gets_no_success_and_what_waited_is_taken_all_the_same() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Set<String> jobs = ConcurrentHashMap.newKeySet();
        BulkReports listener = reports -> {
            awaiting(go);
            reports.forEach(report -> jobs.add(report.jobId()));
        };
        try (Edge edge = new Edge(redis, 2000, listener, Map.of("wechat.limits.reports-waiting", "50"))) {
            List<String> answers = Flux.range(0, 200)
                    .flatMap(i -> edge.post(report("job-" + i)), 200)
                    .collectList()
                    .toFuture()
                    .get(1, TimeUnit.MINUTES);
            assertThat(answers).contains("success", "status 503").containsOnly("success", "status 503");
            long promised = answers.stream().filter("success"::equals).count();
            go.countDown();
            await().untilAsserted(() -> assertThat(jobs).hasSize((int) promised));
        }
    }

    private static void awaiting(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String report(String job) {
        return "<xml><ToUserName>gh_x</ToUserName><FromUserName>o1</FromUserName><CreateTime>" + Edge.now()
                + "</CreateTime><MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>" + job
                + "</MsgID><Status>success</Status></xml>";
    }
}
