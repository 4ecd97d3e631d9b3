package org.chengqing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.chengqing.console.ConsoleSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * WeChat tells the result of each template message of a large run at once: 73,028 in five minutes were seen. All of them
 * end in the ledger, and whoever asks meanwhile has the answer before WeChat gives up.
 */
class BroadcastReportFloodTest {
    private static final int REPORTS = 70_000;
    private static final int AT_ONCE = 32;
    /** WeChat waits five seconds. */
    private static final Duration BOUND = Duration.ofMillis(4_500);

    private static ConsoleSite site;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        site = new ConsoleSite(
                "--wechat.accounts.main.app-id=wx00000000000000aa",
                "--wechat.accounts.main.token=token",
                "--wechat.accounts.main.mode=plain");
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        site.database().sql("""
                        insert into broadcast (title, words, audience, detail, state, writers, created_at, released_by,
                          released_at, ended_at, ways)
                        values ('更正', '更正', 'SUBSCRIBED', '全部', 'DONE', '{lin}', now(), 'wang', now(), now(), '{TEMPLATE}')""").update();
        site.database().sql("""
                        insert into broadcast_delivery
                          (broadcast, person, channel, account, way, state, due_at, ended_at, job)
                        select (select max(id) from broadcast), md5(i::text), 'wechat', 'main', 'TEMPLATE', 'SENT', now(), now(),
                          'job-' || i
                        from generate_series(1, :reports) as i""").param("reports", REPORTS).update();
    }

    @AfterAll
    static void stop() {
        http.close();
        site.close();
    }

    private static String signature(String... values) {
        try {
            String[] all = Arrays.copyOf(values, values.length + 1);
            all[values.length] = "token";
            Arrays.sort(all);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(String.join("", all).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static CompletableFuture<HttpResponse<String>> push(String nonce, String xml) {
        String now = Edge.now();
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.at(
                        "/wechat/main?timestamp=" + now + "&nonce=" + nonce + "&signature=" + signature(now, nonce))))
                .timeout(Duration.ofMinutes(1))
                .POST(HttpRequest.BodyPublishers.ofString(xml))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private static String report(int job) {
        return "<xml><ToUserName>gh_x</ToUserName><FromUserName>o" + job + "</FromUserName><CreateTime>" + Edge.now()
                + "</CreateTime><MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>job-" + job
                + "</MsgID><Status>" + (job % 7 == 0 ? "failed:user block" : "success") + "</Status></xml>";
    }

    private record Asked(Duration took, String answer) {}

    @Test
    void seventy_thousand_results_end_in_the_ledger_while_residents_are_answered() {
        AtomicBoolean over = new AtomicBoolean();
        List<Asked> residents = new CopyOnWriteArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = threads.submit(() -> {
                for (int number = 1; !over.get(); number++) {
                    long began = System.nanoTime();
                    String answer = push(
                                    "r" + number,
                                    Edge.text("r" + number, "吃碘盐可以防核辐射吗")
                                            .replace("<FromUserName>o1<", "<FromUserName>resident" + number + "<"))
                            .join()
                            .body();
                    residents.add(new Asked(Duration.ofNanos(System.nanoTime() - began), answer));
                }
                return null;
            });
            flood();
            over.set(true);
            assertThat(asking).succeedsWithin(Duration.ofMinutes(1));
        }

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(counted("reason <> ''")).isEqualTo(REPORTS));
        assertThat(counted("state = 'SENT' and reason = 'confirmed'")).isEqualTo(REPORTS - REPORTS / 7);
        assertThat(counted("state = 'UNREACHABLE' and reason = 'user-block'")).isEqualTo(REPORTS / 7);
        assertThat(residents).hasSizeGreaterThan(20).allSatisfy(asked -> {
            assertThat(asked.took()).isLessThan(BOUND);
            assertThat(asked.answer()).contains("碘");
        });
    }

    /** A report that is not taken now is told again, as WeChat does. */
    private static void flood() {
        Semaphore places = new Semaphore(AT_ONCE);
        List<CompletableFuture<Void>> all = IntStream.rangeClosed(1, REPORTS)
                .mapToObj(job -> {
                    places.acquireUninterruptibly();
                    return taken(job, 5).whenComplete((_, _) -> places.release());
                })
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    private static CompletableFuture<Void> taken(int job, int tries) {
        return push("n" + job, report(job)).thenCompose(answer -> {
            if (answer.statusCode() == 200) {
                return CompletableFuture.completedFuture(null);
            }
            assertThat(tries).as("tries left of job %s", job).isPositive();
            return CompletableFuture.supplyAsync(() -> "", CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                    .thenCompose(_ -> taken(job, tries - 1));
        });
    }

    private static long counted(String which) {
        return site.database()
                .sql("select count(*) from broadcast_delivery where " + which)
                .query(Long.class)
                .single();
    }
}
