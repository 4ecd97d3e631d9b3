package org.chengqing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.chengqing.outbox.QueuedMail.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of one mail on the real PostgreSQL, with the clock in the test's hand. */
class MailDeliveryTest {
    private static final Outcome LOST = new Outcome.Ambiguous(Phase.CONTENT, "EOFException");
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
    void sends_the_same_bytes_at_every_try() {
        transport.then(new Outcome.NotAccepted(Phase.RCPT, 451, "x"), LOST);
        desk.enqueue(OutboxFixtures.mail("k1"));

        assertThat(desk.delivery.advance("k1")).contains(in(Duration.ofMinutes(1)));
        assertThat(desk.state("k1")).isEqualTo(MailState.RETRY);
        assertThat(desk.delivery.advance("k1")).contains(in(Duration.ofMinutes(1)));
        clock.advance(Duration.ofMinutes(1));
        assertThat(desk.delivery.advance("k1")).contains(in(Duration.ofMinutes(15)));
        assertThat(desk.state("k1")).isEqualTo(MailState.UNCERTAIN);
        clock.advance(Duration.ofMinutes(15));
        assertThat(desk.delivery.advance("k1")).isEmpty();

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(transport.handed).hasSize(3).containsOnly(transport.handed.getFirst());
        assertThat(transport.handed.getFirst()).startsWith("k1@office.example ");
        assertThat(desk.attempts("k1")).containsExactly("NotAccepted", "Ambiguous", "Accepted");
        assertThat(desk.events).containsExactly(new MailDelivered("k1", clock.instant()));
        assertThat(possibleDuplicate("k1")).isTrue();
    }

    @Test
    void never_sends_a_third_time_without_an_answer() {
        transport.then(LOST, LOST);
        desk.enqueue(OutboxFixtures.mail("k1"));

        desk.delivery.advance("k1");
        clock.advance(Duration.ofMinutes(15));

        assertThat(desk.delivery.advance("k1")).isEmpty();
        assertThat(desk.state("k1")).isEqualTo(MailState.DEAD);
        assertThat(desk.outbox.queue(Set.of(Standing.DEAD), 10)).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("k1");
            assertThat(letter.mayBeDuplicate()).isTrue();
            assertThat(letter.lastTries())
                    .extracting(QueuedMail.Try::outcome)
                    .containsExactly("Ambiguous", "Ambiguous");
        });
        assertThat(desk.events).containsExactly(new MailDead("k1", clock.instant()));
    }

    @Test
    void takes_an_attempt_that_a_crash_cut_off_for_uncertain() {
        desk.enqueue(OutboxFixtures.mail("k1"));
        begin("k1");

        assertThat(desk.delivery.advance("k1")).contains(in(Duration.ofMinutes(15)));

        assertThat(desk.state("k1")).isEqualTo(MailState.UNCERTAIN);
        assertThat(desk.attempts("k1")).containsExactly("Lost");
        assertThat(transport.handed).isEmpty();
        clock.advance(Duration.ofMinutes(15));
        assertThat(desk.delivery.advance("k1")).isEmpty();
        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
    }

    @Test
    void goes_on_at_once_after_a_crash_where_no_second_copy_can_arise() throws IOException {
        Desk maildir = new Desk(folder, new MaildirTransport(folder.resolve("m")), OutboxFixtures.settings(), clock);
        maildir.enqueue(OutboxFixtures.mail("k1"));
        begin("k1");

        assertThat(maildir.delivery.advance("k1")).contains(clock.instant());
        assertThat(maildir.delivery.advance("k1")).isEmpty();

        assertThat(maildir.state("k1")).isEqualTo(MailState.SENT);
        assertThat(possibleDuplicate("k1")).isFalse();
        assertThat(folder.resolve("m/new/k1@office.example")).exists();
        maildir.close();
    }

    @Test
    void lets_a_process_that_wakes_too_late_change_nothing() {
        desk.enqueue(OutboxFixtures.mail("k1"));
        OutboxEntry seen = desk.mails.find("k1").orElseThrow();
        begin("k1");

        assertThat(desk.mails.begin(seen, false, clock.instant())).isEmpty();
        assertThat(desk.mails.move(
                        seen, new MailRules.Next(MailState.SENT, clock.instant(), Tally.NOTHING), "x", clock.instant()))
                .isFalse();
        assertThat(desk.state("k1")).isEqualTo(MailState.SENDING);
    }

    @Test
    void keeps_an_outcome_that_could_not_be_written_down_and_sends_no_second_copy() {
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.refusalOfEvents = new IllegalStateException("listener");

        assertThatThrownBy(() -> desk.delivery.advance("k1")).hasMessage("listener");
        assertThat(desk.state("k1")).isEqualTo(MailState.SENDING);
        assertThat(desk.delivery.advance("k1")).isEmpty();

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(transport.handed).hasSize(1);
        assertThat(desk.events).hasSize(1);
    }

    @Test
    void holds_all_mails_back_while_the_password_is_wrong_and_burns_no_attempt() {
        transport.then(new Outcome.Blocked(Phase.AUTH, 535, "x"));
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.enqueue(OutboxFixtures.mail("k2"));

        assertThat(desk.delivery.advance("k1")).contains(in(Duration.ofMinutes(5)));
        assertThat(desk.delivery.advance("k2")).contains(in(Duration.ofMinutes(5)));
        assertThat(desk.outbox.pausedBecause()).isPresent();
        assertThat(transport.handed).hasSize(1);

        clock.advance(Duration.ofMinutes(5));
        assertThat(desk.delivery.advance("k1")).isEmpty();
        assertThat(desk.outbox.pausedBecause()).isEmpty();
        assertThat(desk.delivery.advance("k2")).isEmpty();
        assertThat(desk.mails.find("k1").orElseThrow().tally().failures()).isZero();
    }

    @Test
    void gives_up_a_mail_that_is_refused_and_sends_it_again_when_staff_say_so() {
        transport.then(new Outcome.Refused(Phase.RCPT, 550, "x"));
        desk.enqueue(OutboxFixtures.mail("k1"));

        assertThat(desk.delivery.advance("k1")).isEmpty();
        assertThat(desk.state("k1")).isEqualTo(MailState.DEAD);
        assertThat(desk.outbox.resend("k1", "王晓")).isEqualTo(ActResult.DONE);
        assertThat(desk.delivery.advance("k1")).isEmpty();

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
    }

    @Test
    void gives_up_a_mail_that_cannot_be_built_after_eight_tries() {
        desk.enqueue(new OutgoingMail("k1", "不上@example.com", "a", "b", "c", List.of()));

        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(() -> desk.delivery.advance("k1")).hasMessageContaining("cannot be built");
        }
        assertThat(desk.delivery.advance("k1")).isEmpty();

        assertThat(desk.state("k1")).isEqualTo(MailState.DEAD);
        assertThat(transport.handed).isEmpty();
    }

    @Test
    void takes_the_same_key_once() {
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.enqueue(new OutgoingMail("k1", "other@example.com", "other", "b", "c", List.of()));

        assertThat(desk.mails.find("k1").orElseThrow().mail().to()).isEqualTo("office@example.com");
        assertThat(desk.jobs()).isEqualTo(1);
    }

    @Test
    void leaves_neither_mail_nor_job_when_the_caller_rolls_back() {
        desk.transactions.executeWithoutResult(status -> {
            desk.outbox.enqueue(OutboxFixtures.mail("k1"));
            status.setRollbackOnly();
        });

        assertThat(desk.outbox.state("k1")).isEmpty();
        assertThat(desk.jobs()).isZero();
    }

    @Test
    void keeps_any_text_that_people_can_write() {
        OutgoingMail wild = new OutgoingMail(
                "k1", "office@example.com", "a\u0000b", "\u0000\ud83d不上😀", "<b>\u0000</b>", List.of());

        desk.enqueue(wild);

        assertThat(desk.mails.find("k1").orElseThrow().mail()).isEqualTo(wild);
        assertThat(desk.delivery.advance("k1")).isEmpty();
    }

    private void begin(String key) {
        assertThat(desk.mails.begin(desk.mails.find(key).orElseThrow(), false, clock.instant()))
                .isPresent();
    }

    private boolean possibleDuplicate(String key) {
        return desk.jdbc
                .sql("SELECT possible_duplicate FROM outbox_mail WHERE key = ?")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }
}
