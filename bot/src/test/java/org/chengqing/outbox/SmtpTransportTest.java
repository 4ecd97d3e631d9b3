package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.chengqing.outbox.OutboxSettings.Smtp;
import org.chengqing.outbox.OutboxSettings.Tls;
import org.chengqing.outbox.ScriptedSmtp.Order;
import org.chengqing.outbox.ScriptedSmtp.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpTransportTest extends MailTransportContract {
    private static final byte[] MAIL = "Message-ID: <k1@office.example>\r\n\r\nx\r\n".getBytes(US_ASCII);
    private ScriptedSmtp server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    MailTransport transport() {
        return new SmtpTransport(OutboxFixtures.server(server.port(), Tls.NONE));
    }

    @Override
    List<byte[]> arrived() {
        return server.kept;
    }

    @Test
    void speaks_to_one_recipient_with_our_sender() {
        send();

        assertThat(server.commands)
                .containsExactly(
                        "EHLO localhost",
                        "MAIL FROM:<desk@office.example>",
                        "RCPT TO:<office@example.com>",
                        "DATA",
                        "QUIT");
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA"})
    void retries_when_the_server_goes_before_the_content(Step step) {
        // an EHLO that is not answered is followed by a HELO
        server.at(step, Order.drop(false));

        assertThat(send()).isInstanceOf(Outcome.NotAccepted.class);
        assertThat(server.kept).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CONNECT", "MAIL", "RCPT", "DATA", "DOT"})
    void retries_when_the_server_says_later(Step step) {
        server.at(step, Order.reply("421 later"));

        assertThat(send()).isInstanceOfSatisfying(Outcome.NotAccepted.class, outcome -> {
            assertThat(outcome.code()).isEqualTo(421);
            assertThat(outcome.phase()).isEqualTo(phase(step));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"MAIL", "RCPT", "DATA", "DOT"})
    void gives_up_when_the_server_says_never(Step step) {
        server.at(step, Order.reply("550 5.7.1 no"));

        assertThat(send()).isInstanceOfSatisfying(Outcome.Refused.class, outcome -> {
            assertThat(outcome.code()).isEqualTo(550);
            assertThat(outcome.phase()).isEqualTo(phase(step));
        });
    }

    @Test
    void is_in_doubt_when_the_server_goes_after_the_content() {
        server.at(Step.DOT, Order.drop(true), Order.drop(false));

        assertThat(send()).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(server.kept).hasSize(1);
        assertThat(send()).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(server.kept).hasSize(1);
    }

    @Test
    void is_in_doubt_when_the_answer_to_the_content_takes_too_long() {
        server.at(Step.DOT, Order.holdUntil(new CountDownLatch(1), "250 ok"));

        assertThat(sendWith(Duration.ofSeconds(5), Duration.ofMillis(200))).isInstanceOf(Outcome.Ambiguous.class);
    }

    @Test
    void retries_when_the_answer_to_a_command_takes_too_long() {
        server.at(Step.RCPT, Order.holdUntil(new CountDownLatch(1), "250 ok"));

        assertThat(sendWith(Duration.ofMillis(200), Duration.ofSeconds(5))).isInstanceOf(Outcome.NotAccepted.class);
    }

    @Test
    void waits_longer_for_the_answer_to_the_content_than_for_others() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        server.at(Step.DOT, Order.holdUntil(gate, "250 ok"));

        CompletableFuture<Outcome> sending =
                CompletableFuture.supplyAsync(() -> sendWith(Duration.ofMillis(300), Duration.ofSeconds(20)));
        assertThatThrownBy(() -> sending.get(900, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        gate.countDown();

        assertThat(sending.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void takes_an_accepted_mail_for_accepted_whatever_follows() {
        server.at(Step.QUIT, Order.drop(false));

        assertThat(send()).isEqualTo(new Outcome.Accepted("250 queued as 1"));
    }

    @Test
    void retries_when_nobody_listens() throws IOException {
        server.close();

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.NotAccepted.class,
                        outcome -> assertThat(outcome.phase()).isEqualTo(Phase.CONNECT));
    }

    @Test
    void stops_the_queue_when_the_password_is_wrong_but_not_when_the_check_is_away() {
        server.extensions = "AUTH PLAIN";
        server.at(Step.AUTH, Order.reply("535 wrong"), Order.reply("454 4.7.0 later"), Order.drop(false));
        Smtp smtp = OutboxFixtures.server(server.port(), Tls.NONE);
        MailTransport transport = new SmtpTransport(new Smtp(
                smtp.host(),
                smtp.port(),
                "desk",
                "secret",
                Tls.NONE,
                smtp.connectTimeout(),
                smtp.commandTimeout(),
                smtp.acceptTimeout(),
                smtp.attemptTimeout()));

        assertThat(send(transport)).isInstanceOfSatisfying(Outcome.Blocked.class, outcome -> {
            assertThat(outcome.code()).isEqualTo(535);
            assertThat(outcome.phase()).isEqualTo(Phase.AUTH);
        });
        assertThat(send(transport)).isInstanceOf(Outcome.NotAccepted.class);
        assertThat(send(transport)).isInstanceOf(Outcome.NotAccepted.class);
        assertThat(server.kept).isEmpty();
    }

    @Test
    void sends_nothing_in_clear_when_the_server_offers_no_starttls() {
        MailTransport transport = new SmtpTransport(OutboxFixtures.server(server.port(), Tls.STARTTLS));

        assertThat(send(transport))
                .isInstanceOfSatisfying(
                        Outcome.Blocked.class,
                        outcome -> assertThat(outcome.phase()).isEqualTo(Phase.TLS));
        assertThat(server.commands).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("AUTH"));
    }

    @Test
    void allows_no_clear_connection_to_another_machine() {
        assertThatThrownBy(() -> new Smtp(
                        "mail.example.com",
                        25,
                        null,
                        null,
                        Tls.NONE,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outbox.smtp.tls");
    }

    @Test
    void shows_no_password() {
        Smtp smtp = new Smtp(
                "mail.example.com",
                25,
                "desk",
                "geheim",
                Tls.TLS,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2));

        assertThat(smtp.toString()).doesNotContain("geheim");
    }

    @Test
    void retries_when_the_mailbox_is_full_for_now() {
        server.at(Step.RCPT, Order.reply("552 5.2.2 mailbox full"));

        assertThat(send()).isInstanceOf(Outcome.NotAccepted.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CONNECT", "EHLO", "RCPT", "DOT"})
    void breaks_off_when_bytes_drip_without_end(Step step) {
        server.at(step, Order.drip(Duration.ofMillis(20)));
        Smtp usual = OutboxFixtures.server(server.port(), Tls.NONE, Duration.ofSeconds(5), Duration.ofMillis(500));
        MailTransport transport = new SmtpTransport(new Smtp(
                usual.host(),
                usual.port(),
                null,
                null,
                Tls.NONE,
                usual.connectTimeout(),
                usual.commandTimeout(),
                usual.acceptTimeout(),
                Duration.ofMillis(700)));

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(send(transport))
                        .isInstanceOf(step == Step.DOT ? Outcome.Ambiguous.class : Outcome.NotAccepted.class));
        assertThat(server.kept).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"CONNECT", "MAIL", "DOT"})
    void fills_no_memory_with_a_reply_that_never_ends(Step step) {
        server.at(step, Order.flood());

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(send())
                        .isInstanceOf(step == Step.DOT ? Outcome.Ambiguous.class : Outcome.NotAccepted.class));
        assertThat(server.flooded.get()).isLessThan(64L << 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "office@example.com\r\nDATA",
                "office@example.com\nRCPT TO:<x@example.com>",
                "office@example.com\u2028x",
                "office@example.com\u0085x",
                "不上@example.com",
                "office@example.com\u560d\u560aRCPT TO:<x@example.com>"
            })
    void takes_no_recipient_that_is_more_than_an_address(String to) {
        Outcome outcome = transport()
                .send(
                        new MailTransport.Envelope("k1@office.example", "desk@office.example", to),
                        OutboxFixtures.content(MAIL));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(server.commands).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("RCPT"));
    }

    @Test
    void gives_an_attempt_longer_than_the_reply_to_the_content() {
        assertThatThrownBy(() -> new Smtp(
                        "127.0.0.1",
                        25,
                        null,
                        null,
                        Tls.NONE,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outbox.smtp.attempt-timeout");
    }

    private static Phase phase(Step step) {
        return step == Step.DOT ? Phase.CONTENT : Phase.valueOf(step.name());
    }

    private Outcome send() {
        return send(transport());
    }

    private Outcome sendWith(Duration commandTimeout, Duration acceptTimeout) {
        return send(new SmtpTransport(OutboxFixtures.server(server.port(), Tls.NONE, commandTimeout, acceptTimeout)));
    }

    private static Outcome send(MailTransport transport) {
        return transport.send(OutboxFixtures.envelope("k1"), OutboxFixtures.content(MAIL));
    }
}
