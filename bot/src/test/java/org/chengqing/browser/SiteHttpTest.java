package org.chengqing.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengqing.channel.InboundMessage;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The edge of the web chat and the public pages as a program meets it that is no browser of ours. */
class SiteHttpTest {
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final AtomicInteger KEYS = new AtomicInteger(10_000_000);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static ScriptedSite site;

    @BeforeAll
    static void start() {
        site = new ScriptedSite(
                "--web-chat.messages-per-minute=5",
                "--web-chat.uploads.max-file=2MB",
                "--web-chat.uploads.max-image=1MB");
        site.released.add(
                ReviewPageBrowserTest.review("salt", "吃碘盐<防>辐射\u0008", ReviewState.RELEASED, null, Validity.ALWAYS));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void forget() {
        site.script.arrived.clear();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(site.at(path)));
    }

    private static HttpRequest.Builder message(String text) {
        String body = "{\"key\":\"key-%d\",\"text\":\"%s\"}".formatted(KEYS.incrementAndGet(), text);
        return to("/chat/messages").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder upload(byte[] bytes) {
        return to("/chat/uploads")
                .header("Content-Type", "application/octet-stream")
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Message-Key", "key-" + KEYS.incrementAndGet())
                .header("X-File-Name", "..%2F..%2Fx%0D%0A.jpg")
                .POST(BodyPublishers.ofByteArray(bytes));
    }

    @Test
    void gives_every_visit_a_cookie_that_only_this_site_can_use() throws Exception {
        String cookie = send(to("/")).headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).matches("chengqing-visit=[A-Za-z0-9_-]{32}; Path=/; (?i:HttpOnly); SameSite=Strict");
        assertThat(send(to("/")).headers().firstValue("Set-Cookie"))
                .isPresent()
                .get()
                .isNotEqualTo(cookie);
        String kept = cookie.substring(0, cookie.indexOf(';'));
        assertThat(send(to("/").header("Cookie", kept)).headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    /** What reactor-netty before 1.3.8 left unread for ever: https://github.com/reactor/reactor-netty/issues/4361. */
    @Test
    void reads_on_when_a_request_on_a_kept_connection_came_before_the_answer_to_the_one_before() throws Exception {
        try (Socket connection =
                new Socket("localhost", URI.create(site.at("/")).getPort())) {
            connection.setSoTimeout(20_000);
            for (int round = 0; round < 20; round++) {
                String both =
                        "GET /r/none HTTP/1.1\r\nHost: here\r\n\r\nGET /assets/none/none HTTP/1.1\r\nHost: here\r\n\r\n";
                connection.getOutputStream().write(both.getBytes(US_ASCII));
                assertThat(answer(connection)).as("round %d", round).isEqualTo("HTTP/1.1 404 Not Found");
                assertThat(answer(connection)).as("round %d", round).isEqualTo("HTTP/1.1 404 Not Found");
            }
        }
    }

    private static String answer(Socket connection) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = connection.getInputStream().read();
            assertThat(read).as("after %s", head).isNotNegative();
            head.append((char) read);
        }
        Matcher length = CONTENT_LENGTH.matcher(head);
        assertThat(length.find()).as("the length in %s", head).isTrue();
        connection.getInputStream().skipNBytes(Long.parseLong(length.group(1)));
        return head.substring(0, head.indexOf("\r\n"));
    }

    @Test
    void hides_the_cookie_from_the_rest_of_the_program() throws Exception {
        String token = "A".repeat(32);
        send(message("你好").header("Sec-Fetch-Site", "same-origin").header("Cookie", "chengqing-visit=" + token));
        assertThat(site.script.arrived).singleElement().satisfies(arrived -> {
            assertThat(arrived.envelope().sender().person()).matches("[0-9a-f]{32}");
            assertThat(arrived.toString()).doesNotContain(token);
        });
    }

    @Test
    void takes_messages_only_from_its_own_page() throws Exception {
        String own = site.at("");
        assertThat(send(message("一")).statusCode()).isEqualTo(403);
        for (String site : List.of("cross-site", "same-site", "none")) {
            assertThat(send(message("一").header("Sec-Fetch-Site", site).header("Origin", own))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(send(message("一").header("Origin", "https://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(message("一").header("Origin", "null")).statusCode()).isEqualTo(403);
        assertThat(send(to("/chat/uploads").POST(BodyPublishers.ofString("x"))).statusCode())
                .isEqualTo(403);
        assertThat(send(to("/chat/messages")
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{\"key\":\"12345678\",\"text\":\"x\"}")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(site.script.arrived).isEmpty();
        assertThat(send(message("一").header("Origin", own)).statusCode()).isEqualTo(200);
        assertThat(site.script.arrived).hasSize(1);
    }

    @Test
    void answers_nonsense_with_a_plain_sentence() throws Exception {
        for (String body : List.of(
                "",
                "{",
                "[]",
                "{\"key\":\"x\",\"text\":\"y\"}",
                "{\"text\":\"y\"}",
                "{\"key\":\"12345678\",\"text\":\"  \"}")) {
            HttpResponse<String> answer = send(to("/chat/messages")
                    .header("Content-Type", "application/json")
                    .header("Sec-Fetch-Site", "same-origin")
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("\"refused\"").doesNotContain("Exception", "trace");
        }
        assertThat(send(message("长".repeat(5001)).header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(message("长".repeat(300_000)).header("Sec-Fetch-Site", "same-origin"))
                        .statusCode())
                .isEqualTo(413);
        assertThat(site.script.arrived).isEmpty();
    }

    @Test
    void slows_down_a_visitor_who_sends_too_often_and_nobody_else() throws Exception {
        String cookie = "chengqing-visit=" + "B".repeat(32);
        List<Integer> statuses = Stream.generate(() ->
                        message("快").header("Sec-Fetch-Site", "same-origin").header("Cookie", cookie))
                .limit(12)
                .map(request -> {
                    try {
                        return send(request).statusCode();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertThat(statuses).contains(200, 429).containsOnly(200, 429); // the minute may change once in between
        assertThat(statuses.stream().filter(status -> status == 200).count()).isBetween(5L, 10L);
        assertThat(send(message("慢").header("Sec-Fetch-Site", "same-origin")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void takes_a_file_under_a_harmless_name_and_by_what_it_is() throws Exception {
        assertThat(send(upload("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.script.arrived.getLast())
                .isInstanceOfSatisfying(
                        InboundMessage.Document.class,
                        document -> assertThat(document.name()).isEqualTo("x.jpg"));
        try (Stream<Path> spool = Files.list(site.data.resolve("uploads"))) {
            assertThat(spool)
                    .isNotEmpty()
                    .allMatch(file -> file.getFileName().toString().matches("[0-9a-f]{32}"));
        }
        assertThat(send(upload(new byte[0])).statusCode()).isEqualTo(400);
        // refused before its body is read: a connection of its own, since nobody may use that one again
        try (HttpClient once = HttpClient.newHttpClient()) {
            HttpRequest large = upload(new byte[2 * 1024 * 1024 + 1]).build();
            assertThat(once.send(large, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        }
    }

    @Test
    void protects_every_answer_by_headers() throws Exception {
        for (String path :
                List.of("/", "/r/salt", "/r/none", "/feed.atom", "/robots.txt", "/nowhere", "/chat/messages")) {
            HttpResponse<String> answer = send(to(path));
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .get()
                    .asString()
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.body()).doesNotContain("Exception", "style=\"", "onclick", "Whitelabel");
        }
    }

    @Test
    void lets_assets_be_kept_for_ever_under_their_hash() throws Exception {
        String page = send(to("/")).body();
        String script = page.replaceAll("(?s).*src=\"(/assets/[0-9a-f]{12}/chat.js)\".*", "$1");
        HttpResponse<String> asset = send(to(script));
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("Content-Type").orElseThrow()).contains("javascript");
        assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(send(to("/assets/" + "0".repeat(12) + "/chat.js")).headers().firstValue("Cache-Control"))
                .hasValue("no-store");
        assertThat(send(to("/assets/" + "0".repeat(12) + "/..%2f..%2fapplication.yml"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void publishes_a_feed_and_asks_for_it_again_only_when_it_changed() throws Exception {
        HttpResponse<String> feed = send(to("/feed.atom"));
        assertThat(feed.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        assertThat(feed.body())
                .contains("【谣言】吃碘盐&lt;防&gt;辐射", "<id>http://localhost:8080/r/salt</id>", "2026-11-20T03:00:00Z");
        String etag = feed.headers().firstValue("ETag").orElseThrow();
        assertThat(send(to("/feed.atom").header("If-None-Match", etag)).statusCode())
                .isEqualTo(304);
        HttpResponse<String> page = send(to("/r/salt"));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("max-age=60, public");
        String pageTag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(send(to("/r/salt").header("If-None-Match", pageTag)).statusCode())
                .isEqualTo(304);
    }

    @Test
    void gives_its_events_only_to_a_visit() throws Exception {
        assertThat(send(to("/chat/events")).statusCode()).isEqualTo(403);
    }
}
