package org.chengqing.syndication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.chengqing.syndication.WebhookSender.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the sender makes of all that a server on the other side can do. */
class WebhookSenderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final HookServer server = new HookServer();
    private final WebhookSender sender = new WebhookSender(Wire.settings(), Clock.systemUTC());

    @AfterEach
    void stop() {
        sender.close();
        server.close();
    }

    private Outcome send() throws InterruptedException {
        return send(server.address());
    }

    private Outcome send(URI address) throws InterruptedException {
        Target target = new Target(
                "site",
                address,
                List.of(SigningKey.of("s", Wire.SECRET), SigningKey.of("s", Wire.FORMER)),
                EnumSet.allOf(EventType.class));
        return sender.send(target, "msg_1", "{\"type\":\"review.released\",\"claim\":\"吃盐防辐射\"}");
    }

    @Test
    void signs_what_it_sends_with_each_secret() throws InterruptedException {
        assertThat(send().code()).isEqualTo(204);

        HookServer.Received it = server.received.getFirst();
        assertThat(it.header("content-type")).startsWith("application/json");
        assertThat(Verifier.verifies(Wire.SECRET, it)).isTrue();
        assertThat(Verifier.verifies(Wire.FORMER, it)).isTrue();
        Instant sent = Instant.ofEpochSecond(Long.parseLong(it.header("webhook-timestamp")));
        assertThat(Duration.between(sent, Clock.systemUTC().instant()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void tells_the_status_whatever_it_is() throws InterruptedException {
        for (int code : new int[] {200, 202, 400, 404, 410, 500, 503}) {
            server.then(HookServer.status(code));
            assertThat(send()).isEqualTo(new Outcome(code, null, null));
        }
        server.then(HookServer.status(429, "Retry-After: 17\r\n"));
        assertThat(send()).isEqualTo(new Outcome(429, "17", null));
    }

    @Test
    void does_not_follow_a_redirect() throws InterruptedException {
        server.then(HookServer.status(307, "Location: " + server.address() + "/elsewhere\r\n"));

        assertThat(send().code()).isEqualTo(307);
        assertThat(server.received).hasSize(1);
    }

    @Test
    void a_status_counts_though_its_body_drips_breaks_off_or_never_ends() throws InterruptedException {
        server.then(
                server.drip(OK + "Content-Length: 1000000\r\n\r\n"),
                (_, out) -> out.write((OK + "Content-Length: 5\r\n\r\nab").getBytes(UTF_8)),
                (_, out) -> {
                    out.write((OK + "Content-Length: 1000000000\r\n\r\n").getBytes(UTF_8));
                    for (int i = 0; i < 20_000; i++) {
                        out.write(new byte[64 << 10]);
                    }
                });

        for (int i = 0; i < 3; i++) {
            assertThat(send()).isEqualTo(Outcome.of(200));
        }
    }

    @Test
    void a_head_that_drips_takes_no_longer_than_the_bound() throws InterruptedException {
        server.then(server.drip(OK + "X-Long: "));
        long begun = System.nanoTime();

        assertThat(send().error()).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void a_reset_silence_and_nobody_there_are_no_answer() throws InterruptedException {
        server.then(HookServer.reset(), server.drip(""));
        assertThat(send().code()).isZero();
        assertThat(send().code()).isZero();
        URI address = server.address();
        server.close();
        assertThat(send(address).code()).isZero();
        assertThat(send(address).error()).isNotNull();
    }
}
