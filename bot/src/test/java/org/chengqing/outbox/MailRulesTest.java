package org.chengqing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.junit.jupiter.api.Test;

class MailRulesTest {
    private static final Instant T0 = OutboxFixtures.NOW;
    private static final Outcome LATER = new Outcome.NotAccepted(Phase.RCPT, 451, "x");
    private static final Outcome LOST = new Outcome.Ambiguous(Phase.CONTENT, "EOFException");
    private final MailRules rules = new MailRules(OutboxFixtures.settings(), false);

    @Test
    void waits_longer_each_time_and_gives_up_after_five_days() {
        OutboxEntry mail = pending();
        Instant now = T0;
        List<Duration> waits = new ArrayList<>();
        while (mail.state() != MailState.DEAD) {
            MailRules.Next next = rules.after(mail, LATER, now);
            waits.add(Duration.between(now, next.due()));
            mail = with(mail, next);
            now = next.due();
        }

        assertThat(waits.subList(0, 4)).containsExactly(minutes(1), minutes(2), minutes(5), minutes(5));
        assertThat(now)
                .isAfterOrEqualTo(T0.plus(Duration.ofDays(5)))
                .isBefore(T0.plus(Duration.ofDays(5)).plus(minutes(6)));
    }

    @Test
    void sends_again_after_a_while_when_the_answer_is_lost_but_only_once() {
        MailRules.Next first = rules.after(pending(), LOST, T0);
        MailRules.Next second = rules.after(with(pending(), first), LOST, T0);

        assertThat(first.state()).isEqualTo(MailState.UNCERTAIN);
        assertThat(first.due()).isEqualTo(T0.plus(minutes(15)));
        assertThat(second.state()).isEqualTo(MailState.DEAD);
    }

    @Test
    void takes_a_lost_attempt_for_a_lost_answer() {
        assertThat(rules.afterLostAttempt(pending(), T0)).isEqualTo(rules.after(pending(), LOST, T0));
    }

    @Test
    void sends_again_at_once_where_no_second_copy_can_arise() {
        MailRules maildir = new MailRules(OutboxFixtures.settings(), true);

        MailRules.Next next = maildir.afterLostAttempt(pending(), T0);

        assertThat(next).isEqualTo(new MailRules.Next(MailState.UNCERTAIN, T0, 0, 0));
    }

    @Test
    void burns_no_attempt_while_nothing_can_be_sent() {
        MailRules.Next next = rules.after(pending(), new Outcome.Blocked(Phase.AUTH, 535, "x"), T0);

        assertThat(next).isEqualTo(new MailRules.Next(MailState.RETRY, T0.plus(minutes(5)), 0, 0));
    }

    @Property
    void every_history_ends_with_at_most_two_copies_and_none_lost(@ForAll("histories") List<Outcome> history) {
        OutboxEntry mail = pending();
        Instant now = T0;
        int copies = 0;
        for (Outcome outcome : history) {
            if (mail.state().isFinal()) {
                break;
            }
            copies += outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Ambiguous ? 1 : 0;
            MailRules.Next next = rules.after(mail, outcome, now);
            assertThat(next.due()).isAfterOrEqualTo(now);
            assertThat(next.state() == MailState.SENT).isEqualTo(outcome instanceof Outcome.Accepted);
            assertThat(next.state()).isNotIn(MailState.PENDING, MailState.SENDING);
            if (!next.state().isFinal()) {
                assertThat(next.due()).isAfter(now);
            }
            mail = with(mail, next);
            now = next.due();
        }
        assertThat(copies).isLessThanOrEqualTo(2);
    }

    @Provide
    Arbitrary<List<Outcome>> histories() {
        return Arbitraries.of(
                        LATER,
                        LOST,
                        new Outcome.Accepted("250 ok"),
                        new Outcome.Refused(Phase.RCPT, 550, "x"),
                        new Outcome.Blocked(Phase.TLS, 0, "x"))
                .list()
                .ofMaxSize(30);
    }

    private static Duration minutes(int n) {
        return Duration.ofMinutes(n);
    }

    private static OutboxEntry pending() {
        return new OutboxEntry(
                "k1", "k1@office.example", OutboxFixtures.mail("k1"), MailState.SENDING, 1, 1, 0, 0, null, T0, T0);
    }

    private static OutboxEntry with(OutboxEntry mail, MailRules.Next next) {
        return new OutboxEntry(
                mail.key(),
                mail.messageId(),
                mail.mail(),
                next.state(),
                mail.version() + 1,
                mail.attempts() + 1,
                next.failures(),
                next.doubts(),
                null,
                mail.createdAt(),
                next.due());
    }
}
