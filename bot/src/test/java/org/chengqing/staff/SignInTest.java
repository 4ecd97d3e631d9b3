package org.chengqing.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengqing.staff.SignIn.Outcome;
import org.chengqing.staff.StaffDesk.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final StaffDesk desk = new StaffDesk();
    private Person boss;

    @BeforeEach
    void begin() {
        boss = desk.administrator("boss");
    }

    private Outcome enter(String code) {
        return desk.enter("boss", StaffDesk.PASSWORD, code);
    }

    @Test
    void password_and_code_open_a_session_and_the_former_one_of_that_browser_ends() {
        SessionToken former = desk.sessions.open(boss.member().id());
        Outcome outcome = desk.parts
                .signIn()
                .enter(" BOSS ", StaffDesk.PASSWORD, desk.code(boss), "192.0.2.7", Optional.of(former));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Entered.class, entered -> {
            assertThat(desk.sessions.find(entered.session())).contains(boss.member());
            assertThat(entered.session()).isNotEqualTo(former);
        });
        assertThat(desk.sessions.find(former)).isEmpty();
        assertThat(desk.record(1).getFirst().act()).isEqualTo("SIGNED_IN");
    }

    @Test
    void a_code_works_once_also_for_two_that_come_at_the_same_time() throws Exception {
        SecondFactors factors = new SecondFactors(
                desk.jdbc,
                new org.chengqing.sealing.MasterKey(new byte[32]).keyFor("test"),
                new KeyedHash(new byte[32]),
                desk.clock);
        SealedSecret sealed = new SealedSecret(desk.jdbc
                .sql("select totp_secret from staff_member where login = 'boss'")
                .query(byte[].class)
                .single());
        String code = desk.code(boss);
        CyclicBarrier start = new CyclicBarrier(2);
        List<SecondFactors.Proof> proofs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<SecondFactors.Proof>> both = List.of(
                    threads.submit(() -> atOnce(start, factors, sealed, code)),
                    threads.submit(() -> atOnce(start, factors, sealed, code)));
            for (Future<SecondFactors.Proof> one : both) {
                proofs.add(one.get());
            }
        }

        assertThat(proofs).containsExactlyInAnyOrder(SecondFactors.Proof.APP, SecondFactors.Proof.NONE);
        assertThat(enter(code)).isEqualTo(new Outcome.Wrong());
    }

    private SecondFactors.Proof atOnce(CyclicBarrier start, SecondFactors factors, SealedSecret sealed, String code)
            throws Exception {
        start.await();
        return factors.prove(boss.member().id(), sealed, code);
    }

    @Test
    void codes_of_the_neighbouring_steps_work_and_no_others() {
        String code = desk.code(boss);
        desk.clock.pass(Duration.ofSeconds(30));
        assertThat(enter(code)).isInstanceOf(Outcome.Entered.class);

        String old = desk.code(boss);
        desk.clock.pass(Duration.ofSeconds(60));
        assertThat(enter(old)).isEqualTo(new Outcome.Wrong());
    }

    @Test
    void a_recovery_code_works_once_however_it_is_typed() {
        String code = boss.recovery()
                .getFirst()
                .text()
                .toLowerCase(java.util.Locale.ROOT)
                .replace("-", " ");

        assertThat(enter(code))
                .isInstanceOfSatisfying(
                        Outcome.Entered.class,
                        entered -> assertThat(entered.byRecoveryCode()).isTrue());
        assertThat(enter(code)).isEqualTo(new Outcome.Wrong());
        assertThat(desk.parts.ownAccount().recoveryCodesLeft(boss.member())).isEqualTo(9);
    }

    @Test
    void waits_grow_to_a_minute_and_never_lock_for_good() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            assertThat(enter("000000")).isEqualTo(new Outcome.Wrong());
            Outcome.Wait wait = (Outcome.Wait) enter(desk.code(boss));
            waits.add(wait.time().toSeconds());
            desk.clock.pass(wait.time());
        }

        assertThat(waits).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(enter(desk.code(boss))).isInstanceOf(Outcome.Entered.class);
        desk.clock.pass(Duration.ofSeconds(30));
        assertThat(enter("000000")).isEqualTo(new Outcome.Wrong());
        assertThat(((Outcome.Wait) enter("000000")).time()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void an_unknown_login_is_answered_and_delayed_like_a_known_one_and_not_written_down() {
        assertThat(desk.enter("nobody-here", "my secret password", "123456")).isEqualTo(new Outcome.Wrong());
        assertThat(desk.record(1).getFirst())
                .satisfies(entry -> assertThat(entry.who()).isEqualTo("未知账号"))
                .satisfies(entry -> assertThat(entry.toString()).doesNotContain("nobody-here", "secret"));
        assertThat(desk.enter("nobody-here", "x", "1")).isEqualTo(new Outcome.Wait(Duration.ofSeconds(2)));
        assertThat(desk.enter("boss", "x", "1")).isEqualTo(new Outcome.Wrong());
        assertThat(desk.record(1).getFirst().who()).isEqualTo("boss");
        assertThat(desk.enter("boss", "x", "1")).isEqualTo(new Outcome.Wait(Duration.ofSeconds(2)));
    }

    @Test
    void one_address_may_fail_thirty_times_in_a_quarter_of_an_hour_over_all_logins() {
        for (int i = 0; i < 30; i++) {
            assertThat(desk.enter("nobody" + i, "x", "1")).isEqualTo(new Outcome.Wrong());
        }

        assertThat(enter(desk.code(boss))).isEqualTo(new Outcome.Wait(Duration.ofMinutes(15)));
        assertThat(desk.parts
                        .signIn()
                        .enter("boss", StaffDesk.PASSWORD, desk.code(boss), "192.0.2.99", Optional.empty()))
                .isInstanceOf(Outcome.Entered.class);
        desk.clock.pass(Duration.ofMinutes(15));
        assertThat(enter(desk.code(boss))).isInstanceOf(Outcome.Entered.class);
    }

    @Test
    void many_failures_on_one_account_raise_an_alarm() {
        GuessingAlarm alarm = new GuessingAlarm(desk.jdbc, desk.settings, desk.clock);
        for (int i = 0; i < 10; i++) {
            assertThat(alarm.alarms()).isEmpty();
            assertThat(enter("000000")).isEqualTo(new Outcome.Wrong());
            desk.clock.pass(Duration.ofSeconds(60));
        }

        assertThat(alarm.alarms())
                .singleElement()
                .satisfies(it -> assertThat(it.sentence()).contains("boss", "10 次"));
        desk.clock.pass(Duration.ofHours(1));
        assertThat(alarm.alarms()).isEmpty();
    }

    @Test
    void sessions_end_when_idle_when_old_and_when_everybody_is_signed_out() {
        SessionToken idle = desk.sessions.open(boss.member().id());
        desk.clock.pass(Duration.ofMinutes(30));
        assertThat(desk.sessions.find(idle)).isEmpty();

        SessionToken used = desk.sessions.open(boss.member().id());
        for (int i = 0; i < 24; i++) {
            assertThat(desk.sessions.find(used)).isPresent();
            desk.clock.pass(Duration.ofMinutes(20));
        }
        assertThat(desk.sessions.find(used)).isEmpty();

        new StaffExpiry(desk.jdbc, desk.sessions).expire(desk.clock.now, 10);
        assertThat(desk.jdbc
                        .sql("select count(*) from staff_session")
                        .query(Integer.class)
                        .single())
                .isZero();

        SessionToken open = desk.sessions.open(boss.member().id());
        assertThat(desk.parts.accounts().signEverybodyOut("试一试", "boss")).isEqualTo(1);
        assertThat(desk.sessions.find(open)).isEmpty();
    }
}
