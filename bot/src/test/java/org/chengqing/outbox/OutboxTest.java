package org.chengqing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outbox with its jobs running, on the real PostgreSQL and a real Maildir. */
class OutboxTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        Desk.clear();
        desk = new Desk(
                folder, new MaildirTransport(folder.resolve("mailbox")), OutboxFixtures.settings(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        desk.close();
        Desk.clear();
    }

    @Test
    void delivers_a_mail_soon_after_its_commit() throws IOException {
        desk.running.start();

        desk.enqueue(OutboxFixtures.mail(
                "k1", List.of(OutboxFixtures.attachment(desk.blobs, "图.jpg", "image/jpeg", new byte[1000]))));

        await().atMost(Duration.ofSeconds(20)).until(() -> desk.state("k1") == MailState.SENT);
        assertThat(mailbox()).containsExactly("k1@office.example");
        await().until(() -> desk.jobs() == 0);
        assertThat(desk.events).hasSize(1);
    }

    @Test
    void delivers_what_was_committed_before_it_started() throws IOException {
        desk.enqueue(OutboxFixtures.mail("k1"));

        desk.running.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> desk.state("k1") == MailState.SENT);
        assertThat(mailbox()).hasSize(1);
    }

    @Test
    void puts_back_jobs_that_were_lost_and_sends_nothing_twice() throws IOException {
        desk.running.start();
        desk.enqueue(OutboxFixtures.mail("k1"));
        await().atMost(Duration.ofSeconds(20)).until(() -> desk.state("k1") == MailState.SENT);
        desk.transactions.executeWithoutResult(status -> {
            desk.outbox.enqueue(OutboxFixtures.mail("k2"));
            desk.jdbc
                    .sql("DELETE FROM scheduled_tasks WHERE task_name = 'mail'")
                    .update();
        });

        await().atMost(Duration.ofSeconds(20)).until(() -> desk.state("k2") == MailState.SENT);
        assertThat(mailbox()).containsExactlyInAnyOrder("k1@office.example", "k2@office.example");
        assertThat(desk.attempts("k1")).containsExactly("Accepted");
    }

    @Test
    void lets_a_good_mail_pass_two_hundred_that_cannot_be_built() {
        for (int i = 0; i < 200; i++) {
            desk.enqueue(new OutgoingMail("poison" + i, "不上@example.com", "a", "b", "c", List.of()));
        }
        desk.enqueue(OutboxFixtures.mail("good"));

        desk.running.start();

        await().atMost(Duration.ofSeconds(30)).until(() -> desk.state("good") == MailState.SENT);
    }

    @Test
    void stops_cleanly_in_the_middle_of_many_and_goes_on_later() throws IOException {
        desk.running.start();
        for (int i = 0; i < 40; i++) {
            desk.enqueue(OutboxFixtures.mail("k" + i));
        }
        desk.running.stop();
        assertThat(desk.jdbc
                        .sql("SELECT count(*) FROM outbox_mail WHERE state IN ('SENDING', 'UNCERTAIN')")
                        .query(Long.class)
                        .single())
                .isZero();

        desk.running.start();

        await().atMost(Duration.ofSeconds(30)).until(() -> mailbox().size() == 40);
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.jobs() == 0);
        assertThat(desk.events).hasSize(40);
    }

    @Test
    void waits_for_the_answer_to_a_mail_that_is_under_way_when_it_stops() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (ScriptedSmtp server = new ScriptedSmtp();
                Desk smtp = new Desk(
                        folder,
                        new SmtpTransport(OutboxFixtures.server(server.port(), OutboxSettings.Tls.NONE)),
                        OutboxFixtures.settings(),
                        Clock.systemUTC())) {
            server.at(ScriptedSmtp.Step.DOT, ScriptedSmtp.Order.holdUntil(gate, "250 ok"));
            smtp.running.start();
            smtp.enqueue(OutboxFixtures.mail("k1"));
            await().atMost(Duration.ofSeconds(20)).until(() -> server.commands.contains("DATA"));

            CompletableFuture<Void> stopping = CompletableFuture.runAsync(smtp.running::stop);
            assertThat(smtp.state("k1")).isEqualTo(MailState.SENDING);
            gate.countDown();
            stopping.get(20, TimeUnit.SECONDS);

            assertThat(smtp.state("k1")).isEqualTo(MailState.SENT);
            assertThat(server.kept).hasSize(1);
        }
    }

    private List<String> mailbox() throws IOException {
        Path arrived = folder.resolve("mailbox/new");
        if (!Files.isDirectory(arrived)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(arrived)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
