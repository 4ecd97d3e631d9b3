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
import org.chengqing.outbox.MailboxSearch.Finding;
import org.junit.jupiter.api.Test;

class MailRulesTest {
    private static final Instant T0 = OutboxFixtures.NOW;
    private static final Outcome LATER = new Outcome.NotAccepted(Phase.RCPT, 451, "x");
    private static final Outcome LOST = new Outcome.Ambiguous(Phase.CONTENT, "EOFException");
    private final MailRules rules = new MailRules(OutboxFixtures.settings(), false, List.of());

    private final MailRules looking = new MailRules(
            OutboxFixtures.settings(), false, OutboxFixtures.noMailbox().lookAfter());

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
        MailRules maildir = new MailRules(OutboxFixtures.settings(), true, List.of());

        MailRules.Next next = maildir.afterLostAttempt(pending(), T0);

        assertThat(next).isEqualTo(new MailRules.Next(MailState.UNCERTAIN, T0, Tally.NOTHING));
    }

    @Test
    void burns_no_attempt_while_nothing_can_be_sent() {
        MailRules.Next next = rules.after(pending(), new Outcome.Blocked(Phase.AUTH, 535, "x"), T0);

        assertThat(next).isEqualTo(new MailRules.Next(MailState.RETRY, T0, Tally.NOTHING));
    }

    @Test
    void tries_refused_content_once_more_and_a_refused_recipient_never() {
        Outcome spam = new Outcome.Refused(Phase.CONTENT, 554, "x");
        MailRules.Next first = rules.after(pending(), spam, T0);
        MailRules.Next second = rules.after(with(pending(), first), spam, first.due());

        assertThat(first.state()).isEqualTo(MailState.RETRY);
        assertThat(first.due()).isEqualTo(T0.plus(minutes(10)));
        assertThat(second.state()).isEqualTo(MailState.DEAD);
        assertThat(rules.after(pending(), new Outcome.Refused(Phase.RCPT, 550, "x"), T0)
                        .state())
                .isEqualTo(MailState.DEAD);
    }

    @Test
    void looks_four_times_and_sends_again_only_then() {
        MailRules.Next next = looking.after(pending(), LOST, T0);
        List<Duration> looks = new ArrayList<>();
        OutboxEntry mail = with(pending(), next);
        while (looking.isLookedFor(mail)) {
            looks.add(Duration.between(T0, next.due()));
            next = looking.afterLook(mail, new Finding.Absent(), next.due());
            mail = with(mail, next);
        }

        assertThat(looks).containsExactly(Duration.ofSeconds(30), minutes(2), minutes(5), minutes(15));
        assertThat(next).isEqualTo(new MailRules.Next(MailState.RETRY, T0.plus(minutes(15)), Tally.NOTHING));
    }

    @Test
    void stays_in_doubt_when_the_mailbox_does_not_answer_and_gives_up_after_the_second_time() {
        OutboxEntry once = entry(OutboxFixtures.mail("k1"), MailState.UNCERTAIN, new Tally(0, 1, 0, 3));
        OutboxEntry twice = entry(OutboxFixtures.mail("k1"), MailState.UNCERTAIN, new Tally(0, 2, 0, 3));

        assertThat(looking.afterLook(once, new Finding.Unknown("x"), T0).state())
                .isEqualTo(MailState.UNCERTAIN);
        assertThat(looking.afterLook(twice, new Finding.Unknown("x"), T0).state())
                .isEqualTo(MailState.DEAD);
        assertThat(looking.afterLook(twice, new Finding.Absent(), T0).state()).isEqualTo(MailState.RETRY);
        assertThat(looking.afterLook(twice, new Finding.Found("INBOX"), T0).state())
                .isEqualTo(MailState.SENT);
    }

    @Test
    void gives_up_a_mail_that_never_arrives_after_five_days_too() {
        OutboxEntry mail = entry(OutboxFixtures.mail("k1"), MailState.UNCERTAIN, new Tally(0, 1, 0, 3));

        assertThat(looking.afterLook(mail, new Finding.Absent(), T0.plus(Duration.ofDays(5)))
                        .state())
                .isEqualTo(MailState.DEAD);
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
            if (!next.state().isFinal() && !(outcome instanceof Outcome.Blocked)) {
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
        return entry(OutboxFixtures.mail("k1"), MailState.SENDING, Tally.NOTHING);
    }

    private static OutboxEntry with(OutboxEntry mail, MailRules.Next next) {
        return entry(mail.mail(), next.state(), next.tally());
    }

    private static OutboxEntry entry(OutgoingMail mail, MailState state, Tally tally) {
        return new OutboxEntry(
                mail.key(),
                mail.key() + "@office.example",
                OutboxEntry.Origin.HANDED_OVER,
                mail,
                mail.to(),
                state,
                1,
                1,
                tally,
                null,
                T0,
                T0,
                T0,
                false,
                false);
    }
}
