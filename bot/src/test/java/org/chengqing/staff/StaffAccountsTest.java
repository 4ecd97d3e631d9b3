package org.chengqing.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.chengqing.audit.AuditEntry;
import org.chengqing.staff.OwnAccount.Outcome;
import org.chengqing.staff.OwnAccount.Proof;
import org.chengqing.staff.StaffAccounts.Change;
import org.chengqing.staff.StaffDesk.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffAccountsTest {
    private final StaffDesk desk = new StaffDesk();
    private final StaffAccounts accounts = desk.parts.accounts();
    private Person boss;

    @BeforeEach
    void begin() {
        boss = desk.administrator("boss");
    }

    private Account account(String login) {
        return accounts.find(login).orElseThrow();
    }

    @Test
    void the_last_administrator_stays_one() {
        assertThat(accounts.disable(account("boss"), "试一试", "boss")).isInstanceOf(Change.Refused.class);
        assertThat(accounts.changeRoles(account("boss"), Set.of(Role.EDITOR), "boss"))
                .isInstanceOf(Change.Refused.class);
        assertThat(accounts.create("second", "二", Set.of(Role.ADMINISTRATOR), "boss"))
                .isInstanceOf(Change.Issued.class);
        assertThat(accounts.disable(account("boss"), "试一试", "boss"))
                .as("one who cannot sign in yet does not count")
                .isInstanceOf(Change.Refused.class);

        desk.setUp(((Change.Issued) accounts.reset(account("second"), "再来", "boss")).code(), "second");
        assertThat(accounts.disable(account("boss"), "调离", "second")).isEqualTo(new Change.Done());
        assertThat(desk.parts.setUp().firstCode()).isEmpty();
    }

    @Test
    void sessions_end_with_the_account_with_other_roles_and_with_a_reset() {
        Person lin = desk.member("lin", Role.EDITOR);
        List<Runnable> changes = List.of(
                () -> accounts.changeRoles(account("lin"), Set.of(Role.REVIEWER), "boss"),
                () -> accounts.disable(account("lin"), "休假", "boss"),
                () -> accounts.enable(account("lin"), "boss"),
                () -> accounts.reset(account("lin"), "手机丢了", "boss"));
        for (int i = 0; i < changes.size(); i++) {
            SessionToken session = desk.sessions.open(lin.member().id());
            changes.get(i).run();
            if (i != 2) {
                assertThat(desk.sessions.find(session)).as("change " + i).isEmpty();
            }
        }
        assertThat(desk.enter("lin", StaffDesk.PASSWORD, desk.code(lin))).isEqualTo(new SignIn.Outcome.Wrong());
    }

    @Test
    void every_change_is_on_the_record_also_those_to_oneself() {
        assertThat(accounts.changeRoles(account("boss"), Set.of(Role.ADMINISTRATOR, Role.REVIEWER), "boss"))
                .isEqualTo(new Change.Done());
        AuditEntry entry = desk.record(1).getFirst();

        assertThat(entry.who()).isEqualTo("boss");
        assertThat(entry.act()).isEqualTo("ACCOUNT_CHANGED");
        assertThat(entry.about()).isEqualTo("boss");
        assertThat(entry.why()).contains("管理员 → 管理员、审核员");
    }

    @Test
    void a_login_is_never_given_again() {
        desk.member("lin", Role.EDITOR);
        assertThat(accounts.disable(account("lin"), "调离", "boss")).isEqualTo(new Change.Done());

        assertThat(accounts.create("LIN", "另一位", Set.of(Role.EDITOR), "boss"))
                .isInstanceOfSatisfying(
                        Change.Refused.class,
                        refused -> assertThat(refused.problems()).containsOnlyKeys("login"));
        assertThat(accounts.create("x", "", Set.of(), "boss"))
                .isInstanceOfSatisfying(
                        Change.Refused.class,
                        refused -> assertThat(refused.problems()).containsOnlyKeys("login", "name", "roles"));
    }

    @Test
    void a_new_password_needs_the_old_one_and_a_code_and_ends_all_sessions() {
        SessionToken other = desk.sessions.open(boss.member().id());
        OwnAccount own = desk.parts.ownAccount();
        String next = "mqz7 vkd2 ppx9 lamp";

        assertThat(own.changePassword(boss.member(), new Proof("wrong", desk.code(boss), "192.0.2.1"), next, next))
                .isEqualTo(new Outcome.Unproved<>());
        assertThat(desk.sessions.find(other)).isPresent();
        desk.clock.pass(Duration.ofSeconds(2));
        assertThat(own.changePassword(
                        boss.member(), new Proof(StaffDesk.PASSWORD, desk.code(boss), "192.0.2.1"), next, next))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(desk.sessions.find((SessionToken) done.result()))
                                .isPresent());
        assertThat(desk.sessions.find(other)).isEmpty();
        desk.clock.pass(Duration.ofSeconds(30));
        assertThat(desk.enter("boss", next, desk.code(boss))).isInstanceOf(SignIn.Outcome.Entered.class);
    }

    @Test
    void a_new_second_factor_holds_from_its_confirmation_on() {
        OwnAccount own = desk.parts.ownAccount();
        SessionToken here = desk.sessions.open(boss.member().id());
        SessionToken elsewhere = desk.sessions.open(boss.member().id());
        assertThat(own.beginSecondFactor(boss.member(), new Proof(StaffDesk.PASSWORD, desk.code(boss), "192.0.2.1")))
                .isInstanceOf(Outcome.Done.class);
        byte[] secret = StaffDesk.base32(
                own.newSecondFactor(boss.member()).orElseThrow().secret());
        assertThat(own.confirmSecondFactor(boss.member(), here, "000000")).isFalse();
        assertThat(own.confirmSecondFactor(
                        boss.member(), here, Totp.code(secret, Totp.step(desk.clock.now), Totp.DIGITS)))
                .isTrue();

        assertThat(desk.sessions.find(here)).isPresent();
        assertThat(desk.sessions.find(elsewhere)).isEmpty();
        desk.clock.pass(Duration.ofSeconds(30));
        assertThat(desk.enter("boss", StaffDesk.PASSWORD, desk.code(boss))).isEqualTo(new SignIn.Outcome.Wrong());
        desk.clock.pass(Duration.ofSeconds(60));
        assertThat(desk.enter("boss", StaffDesk.PASSWORD, Totp.code(secret, Totp.step(desk.clock.now), Totp.DIGITS)))
                .isInstanceOf(SignIn.Outcome.Entered.class);
    }

    @Test
    void new_recovery_codes_take_the_place_of_the_old_ones() {
        OwnAccount own = desk.parts.ownAccount();
        assertThat(own.newRecoveryCodes(boss.member(), new Proof(StaffDesk.PASSWORD, desk.code(boss), "192.0.2.1")))
                .isInstanceOf(Outcome.Done.class);

        assertThat(desk.enter(
                        "boss", StaffDesk.PASSWORD, boss.recovery().getFirst().text()))
                .isEqualTo(new SignIn.Outcome.Wrong());
        assertThat(own.recoveryCodesLeft(boss.member())).isEqualTo(10);
    }
}
