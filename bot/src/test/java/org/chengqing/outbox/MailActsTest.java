package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.chengqing.outbox.QueuedMail.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff see and do, and what is forgotten. */
class MailActsTest {
    private static final Outcome REFUSED = new Outcome.Refused(Phase.RCPT, 550, "x");
    private static final Outcome LATER = new Outcome.NotAccepted(Phase.RCPT, 452, "x");
    private final SettableClock clock = new SettableClock();
    private final ScriptedTransport transport = new ScriptedTransport(false);

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        Desk.clear();
        desk = new Desk(folder, transport, OutboxFixtures.settings(), clock);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void readdress_changes_the_envelope_and_not_a_byte_of_the_mail() {
        transport.then(REFUSED);
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.advanceAll();

        assertThat(desk.outbox.readdress("k1", "other@example.com", "王晓")).isEqualTo(ActResult.DONE);
        desk.advanceAll();

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(transport.recipients).containsExactly("office@example.com", "other@example.com");
        assertThat(transport.handed).hasSize(2).containsOnly(transport.handed.getFirst());
        assertThat(acts()).containsExactly("王晓 READDRESS k1 other@example.com");
    }

    @Test
    void readdress_helps_a_mail_whose_recipient_is_no_address() {
        desk.enqueue(new OutgoingMail("k1", "不上@example.com", "a", "b", "c", List.of()));

        desk.outbox.readdress("k1", "other@example.com", "王晓");
        desk.advanceAll();

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "office",
                "a@b.example, c@d.example",
                "a@b.example\r\nRCPT TO:<c@d.example>",
                "不上@example.com",
                "Name <a@b.example>",
                "a@b.example\u2028"
            })
    void readdress_takes_one_plain_address_only(String address) {
        desk.enqueue(OutboxFixtures.mail("k1"));

        assertThat(desk.outbox.readdress("k1", address, "王晓")).isEqualTo(ActResult.NOT_AN_ADDRESS);
        assertThat(acts()).isEmpty();
    }

    @Test
    void resend_says_why_it_does_nothing() {
        desk.enqueue(OutboxFixtures.mail("sent"));
        desk.advanceAll();
        desk.enqueue(OutboxFixtures.mail("running"));
        desk.mails.begin(desk.mails.find("running").orElseThrow(), false, clock.instant());
        desk.enqueue(OutboxFixtures.mail("waiting"));

        assertThat(desk.outbox.resend("none", "王晓")).isEqualTo(ActResult.NOT_THERE);
        assertThat(desk.outbox.resend("sent", "王晓")).isEqualTo(ActResult.DELIVERED);
        assertThat(desk.outbox.resend("running", "王晓")).isEqualTo(ActResult.RUNNING);
        assertThat(desk.outbox.resend("waiting", "王晓")).isEqualTo(ActResult.DONE);
        assertThatThrownBy(() -> desk.outbox.resend("waiting", " \n")).isInstanceOf(IllegalArgumentException.class);
        assertThat(acts()).containsExactly("王晓 RESEND waiting null");
    }

    @Test
    void export_writes_the_very_bytes_and_those_of_a_mail_never_tried() throws IOException {
        desk.enqueue(OutboxFixtures.mail("k1"));
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        ByteArrayOutputStream after = new ByteArrayOutputStream();

        assertThat(desk.outbox.export("k1", before, "王晓")).isEqualTo(ActResult.DONE);
        desk.advanceAll();
        desk.outbox.export("k1", after, "李工");

        assertThat(before.toString(ISO_8859_1)).contains("Message-ID: <k1@office.example>");
        assertThat(transport.handed).containsExactly("k1@office.example " + OutboxFixtures.sha256(after.toByteArray()));
        assertThat(desk.outbox.export("none", after, "王晓")).isEqualTo(ActResult.NOT_THERE);
        assertThat(acts()).containsExactly("王晓 EXPORT k1 null", "李工 EXPORT k1 null");
    }

    @Test
    void resume_lets_mail_flow_on_every_instance() throws IOException {
        transport.then(new Outcome.Blocked(Phase.AUTH, 535, "x"));
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.delivery.advance("k1");
        try (Desk other = new Desk(folder, transport, OutboxFixtures.settings(), clock)) {
            assertThat(other.outbox.pausedBecause())
                    .hasValueSatisfying(why -> assertThat(why).contains("535"));
            other.enqueue(OutboxFixtures.mail("k2"));
            assertThat(other.delivery.advance("k2")).contains(clock.instant().plus(Duration.ofMinutes(5)));

            assertThat(other.outbox.resume("王晓")).isEqualTo(ActResult.DONE);
            assertThat(other.outbox.resume("王晓")).isEqualTo(ActResult.NOT_THERE);
        }
        assertThat(desk.delivery.advance("k1")).isEmpty();
        assertThat(acts()).containsExactly("王晓 RESUME null null");
    }

    @Test
    void one_mail_of_all_instances_finds_out_whether_it_works_again() throws IOException {
        transport.then(new Outcome.Blocked(Phase.AUTH, 535, "x"), new Outcome.Blocked(Phase.AUTH, 535, "x"));
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.enqueue(OutboxFixtures.mail("k2"));
        desk.advanceAll();
        clock.advance(Duration.ofMinutes(5));
        try (Desk other = new Desk(folder, transport, OutboxFixtures.settings(), clock)) {
            desk.delivery.advance("k1");
            assertThat(other.delivery.advance("k2")).contains(clock.instant().plus(Duration.ofMinutes(5)));
        }
        assertThat(transport.handed).hasSize(2);
    }

    @Test
    void a_full_mailbox_is_tried_for_five_days_and_the_queue_tells_since_when() {
        for (int i = 0; i < 4000; i++) {
            transport.then(LATER);
        }
        desk.enqueue(OutboxFixtures.mail("k1"));
        var begun = clock.instant();
        while (clock.instant().isBefore(begun.plus(Duration.ofDays(3)))) {
            desk.advanceAll();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(desk.state("k1")).isEqualTo(MailState.RETRY);
        OutboxHealth health = desk.outbox.health();
        assertThat(health.waiting()).isEqualTo(1);
        assertThat(health.oldestUndelivered()).isEqualTo(begun);
        assertThat(desk.outbox.queue(EnumSet.allOf(Standing.class), 10))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.lastTries()).hasSize(5);
                    assertThat(mail.lastTries().getLast().replyCode()).isEqualTo(452);
                    assertThat(mail.due()).isNotNull();
                });
        clock.advance(Duration.ofDays(2));
        desk.advanceAll();
        assertThat(desk.outbox.health()).isEqualTo(new OutboxHealth(0, 0, 1, 0, begun, null));
    }

    @Test
    void forgets_the_content_of_what_was_delivered_and_of_nothing_else() throws IOException {
        transport.then(new Outcome.Accepted("250"), REFUSED);
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.advanceAll();
        desk.enqueue(OutboxFixtures.mail("k2"));
        desk.advanceAll();
        clock.advance(Duration.ofDays(30));
        var mime = desk.mails.find("k1").orElseThrow().mime();

        assertThat(desk.outbox.forgetDelivered(clock.instant().minus(Duration.ofDays(31))))
                .isZero();
        assertThat(desk.outbox.forgetDelivered(clock.instant().minus(Duration.ofDays(29))))
                .isEqualTo(1);
        assertThat(desk.outbox.forgetDelivered(clock.instant())).isZero();

        OutboxEntry kept = desk.mails.find("k1").orElseThrow();
        assertThat(kept.state()).isEqualTo(MailState.SENT);
        assertThat(kept.mail().text() + kept.mail().html() + kept.mail().subject())
                .isEmpty();
        assertThatThrownBy(() -> desk.blobs.open(java.util.Objects.requireNonNull(mime)))
                .isInstanceOf(java.nio.file.NoSuchFileException.class);
        assertThat(desk.outbox.export("k1", new ByteArrayOutputStream(), "王晓")).isEqualTo(ActResult.FORGOTTEN);
        assertThat(desk.mails.find("k2").orElseThrow().mail()).isEqualTo(OutboxFixtures.mail("k2"));
    }

    @Test
    void keeps_no_readable_text_in_the_database_and_reads_what_older_versions_kept() throws IOException {
        desk.enqueue(OutboxFixtures.mail(
                "k1", List.of(OutboxFixtures.attachment(desk.blobs, "张三.jpg", "image/jpeg", new byte[9]))));
        String row = desk.jdbc
                .sql("SELECT m::text || encode(coalesce(content, ''), 'escape') FROM outbox_mail m WHERE key = 'k1'")
                .query(String.class)
                .single();
        assertThat(row).contains("k1@office.example").doesNotContain("正文", "张三");

        desk.jdbc
                .sql("""
                        INSERT INTO outbox_mail (key, message_id, recipient, subject, text_body, html_body,
                          attachments, created_at, due_at, changed_at)
                        VALUES ('old', 'old@office.example', 'office@example.com', 's', 't', 'h',
                          '[{"blob":{"value":"%s"},"filename":"a.txt","contentType":"text/plain","bytes":3}]',
                          :now, :now, :now)""".formatted("ab".repeat(32)))
                .param("now", MailRows.utc(clock.instant()))
                .update();
        OutgoingMail old = desk.mails.find("old").orElseThrow().mail();
        assertThat(old.text()).isEqualTo("t");
        assertThat(old.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.filename()).isEqualTo("a.txt"));
        desk.advanceAll();
        assertThat(desk.state("old")).isEqualTo(MailState.SENT);
    }

    private List<String> acts() {
        return desk.jdbc
                .sql(
                        "SELECT concat_ws(' ', who, act, coalesce(key, 'null'), coalesce(detail, 'null')) FROM outbox_act ORDER BY id")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
