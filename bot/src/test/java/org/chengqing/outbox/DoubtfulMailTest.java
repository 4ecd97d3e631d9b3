package org.chengqing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.chengqing.outbox.QueuedMail.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails without an answer and mails that a filter dropped, with a mailbox to look into. */
class DoubtfulMailTest {
    private static final Outcome LOST = new Outcome.Ambiguous(Phase.CONTENT, "EOFException");
    private final SettableClock clock = new SettableClock();
    private final ScriptedTransport transport = new ScriptedTransport(false);
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        Desk.clear();
        desk = new Desk(folder, transport, mailbox, OutboxFixtures.settings(), clock);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void is_sent_when_it_lies_in_the_mailbox() {
        transport.then(LOST);
        mailbox.mails.add("k1@office.example");
        desk.enqueue(OutboxFixtures.mail("k1"));

        assertThat(desk.delivery.advance("k1")).contains(clock.instant().plus(Duration.ofSeconds(30)));
        clock.advance(Duration.ofSeconds(30));
        assertThat(desk.delivery.advance("k1")).isEmpty();

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(desk.column("k1", "verified", Boolean.class)).isTrue();
        assertThat(transport.handed).hasSize(1);
        assertThat(desk.events).containsExactly(new MailDelivered("k1", clock.instant()));
    }

    @Test
    void is_sent_again_without_a_mark_when_four_looks_find_nothing() {
        transport.then(LOST);
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.delivery.advance("k1");

        passMinutes(15);

        assertThat(mailbox.looks).hasSize(4);
        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(transport.handed).hasSize(2).containsOnly(transport.handed.getFirst());
        assertThat(desk.column("k1", "possible_duplicate", Boolean.class)).isFalse();
    }

    @Test
    void is_sent_again_with_a_mark_when_the_mailbox_does_not_answer() {
        mailbox.answers = false;
        transport.then(LOST);
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.delivery.advance("k1");

        passMinutes(14);
        assertThat(transport.handed).hasSize(1);
        passMinutes(2);

        assertThat(transport.handed).hasSize(2);
        assertThat(desk.column("k1", "possible_duplicate", Boolean.class)).isTrue();
    }

    @Test
    void is_not_kept_from_the_mailbox_by_the_pause_of_the_queue() {
        transport.then(LOST, new Outcome.Blocked(Phase.AUTH, 535, "x"));
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.enqueue(OutboxFixtures.mail("k2"));
        desk.delivery.advance("k1");
        desk.delivery.advance("k2");
        mailbox.mails.add("k1@office.example");

        clock.advance(Duration.ofSeconds(30));
        desk.delivery.advance("k1");

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(desk.outbox.pausedBecause()).isPresent();
    }

    @Test
    void is_looked_for_when_a_crash_cut_it_off() {
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.mails.begin(desk.mails.find("k1").orElseThrow(), false, clock.instant());
        mailbox.mails.add("k1@office.example");

        assertThat(desk.delivery.advance("k1")).contains(clock.instant().plus(Duration.ofSeconds(30)));
        clock.advance(Duration.ofSeconds(30));
        desk.delivery.advance("k1");

        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(transport.handed).isEmpty();
    }

    @Test
    void is_suspected_lost_when_it_was_accepted_and_is_not_there_and_sent_again_in_one_step() {
        desk.enqueue(OutboxFixtures.mail("there"));
        desk.enqueue(OutboxFixtures.mail("gone"));
        desk.advanceAll();
        mailbox.mails.add("there@office.example");
        desk.sweep.sweep();
        assertThat(mailbox.looks).as("too early").isEmpty();

        clock.advance(Duration.ofHours(1));
        desk.sweep.sweep();

        assertThat(desk.column("there", "verified", Boolean.class)).isTrue();
        assertThat(desk.outbox.queue(Set.of(Standing.SUSPECTED_LOST), 10))
                .singleElement()
                .satisfies(mail -> assertThat(mail.key()).isEqualTo("gone"));
        assertThat(desk.outbox.health().suspectedLost()).isEqualTo(1);

        assertThat(desk.outbox.resend("there", "王晓")).isEqualTo(ActResult.DELIVERED);
        assertThat(desk.outbox.resend("gone", "王晓")).isEqualTo(ActResult.DONE);
        desk.advanceAll();

        assertThat(transport.handed).hasSize(3);
        assertThat(desk.column("gone", "possible_duplicate", Boolean.class)).isTrue();
        assertThat(desk.outbox.health().suspectedLost()).isZero();
        assertThat(desk.events).as("told once").hasSize(2);
    }

    @Test
    void is_no_longer_suspected_when_it_turns_up_late() {
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.advanceAll();
        clock.advance(Duration.ofHours(1));
        desk.sweep.sweep();
        mailbox.mails.add("k1@office.example");

        desk.sweep.sweep();

        assertThat(desk.outbox.health().suspectedLost()).isZero();
        desk.sweep.sweep();
        assertThat(mailbox.looks).as("seen is seen").hasSize(2);
    }

    @Test
    void is_not_suspected_while_the_mailbox_does_not_answer_nor_after_three_days() {
        mailbox.answers = false;
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.advanceAll();
        clock.advance(Duration.ofHours(1));
        desk.sweep.sweep();
        mailbox.answers = true;
        clock.advance(Duration.ofDays(3));
        desk.sweep.sweep();

        assertThat(desk.outbox.health().suspectedLost()).isZero();
        assertThat(mailbox.looks).hasSize(1);
    }

    private void passMinutes(int minutes) {
        for (int i = 0; i < minutes * 2; i++) {
            clock.advance(Duration.ofSeconds(30));
            desk.advanceAll();
            desk.advanceAll();
        }
    }
}
