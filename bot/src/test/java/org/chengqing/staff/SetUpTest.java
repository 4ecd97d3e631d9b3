package org.chengqing.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.chengqing.staff.SetUp.Redeemed;
import org.chengqing.staff.StaffDesk.Person;
import org.junit.jupiter.api.Test;

class SetUpTest {
    private final StaffDesk desk = new StaffDesk();
    private final SetUp setUp = desk.parts.setUp();

    @Test
    void the_first_code_makes_an_administrator_and_then_there_is_none_any_more() {
        IssuedCode code = setUp.firstCode().orElseThrow();

        assertThat(code.code().text()).matches("([A-Z2-9]{4}-){3}[A-Z2-9]{4}");
        Person boss = desk.setUp(code, "boss");
        assertThat(boss.member().roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(boss.recovery()).hasSize(10).doesNotHaveDuplicates();
        assertThat(setUp.firstCode()).isEmpty();
        assertThat(setUp.redeem(code.code().text(), "192.0.2.1")).isEqualTo(new Redeemed.Wrong());
        assertThat(desk.jdbc
                        .sql("select password_hash from staff_member")
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$");
    }

    @Test
    void every_start_gives_a_new_code_and_the_former_one_is_void() {
        String former = setUp.firstCode().orElseThrow().code().text();
        SessionToken begun = desk.begin(former);
        String present = setUp.firstCode().orElseThrow().code().text();

        assertThat(setUp.redeem(former, "192.0.2.1")).isEqualTo(new Redeemed.Wrong());
        assertThat(setUp.state(begun)).isEmpty();
        assertThat(setUp.redeem(present.toLowerCase(java.util.Locale.ROOT).replace("-", ""), "192.0.2.1"))
                .isInstanceOf(Redeemed.Begun.class);
    }

    @Test
    void a_code_ends_after_half_an_hour() {
        String code = setUp.firstCode().orElseThrow().code().text();
        desk.clock.pass(Duration.ofMinutes(30));

        assertThat(setUp.redeem(code, "192.0.2.1")).isEqualTo(new Redeemed.Wrong());
    }

    @Test
    void five_wrong_guesses_make_it_void() {
        String code = setUp.firstCode().orElseThrow().code().text();
        for (int i = 0; i < 4; i++) {
            assertThat(setUp.redeem("AAAA-BBBB-CCCC-DDDD", "192.0.2.1")).isEqualTo(new Redeemed.Wrong());
        }
        SessionToken pass = desk.begin(code);
        assertThat(setUp.redeem("AAAA-BBBB-CCCC-DDDD", "192.0.2.1")).isEqualTo(new Redeemed.Wrong());

        assertThat(setUp.redeem(code, "192.0.2.1")).isEqualTo(new Redeemed.Wrong());
        assertThat(setUp.choose(pass, "boss", "某同志", StaffDesk.PASSWORD, StaffDesk.PASSWORD))
                .isEmpty();
        byte[] secret = StaffDesk.base32(setUp.secondFactor(pass).orElseThrow().secret());
        assertThat(setUp.confirm(pass, Totp.code(secret, Totp.step(desk.clock.now), Totp.DIGITS)))
                .as("void also for whoever had begun with it")
                .isEmpty();
    }

    @Test
    void guesses_of_one_address_are_limited_over_all_codes() {
        for (int i = 0; i < 30; i++) {
            assertThat(setUp.redeem("AAAA-BBBB-CCCC-DDDD", "192.0.2.1")).isEqualTo(new Redeemed.Wrong());
        }

        assertThat(setUp.redeem("AAAA-BBBB-CCCC-DDDD", "192.0.2.1")).isInstanceOf(Redeemed.Wait.class);
    }

    @Test
    void nothing_is_there_before_the_second_factor_is_confirmed() {
        SessionToken pass = desk.begin(setUp.firstCode().orElseThrow().code().text());
        assertThat(setUp.choose(pass, "Boss!", "", "short", "other"))
                .containsOnlyKeys("login", "name", "password", "again");
        assertThat(setUp.secondFactor(pass)).isEmpty();
        assertThat(setUp.choose(pass, "boss", "某同志", StaffDesk.PASSWORD, StaffDesk.PASSWORD))
                .isEmpty();

        assertThat(setUp.confirm(pass, "000000")).isEmpty();
        assertThat(setUp.enter(pass)).isEmpty();
        assertThat(desk.sessions.find(pass)).as("a pass is no session").isEmpty();
        assertThat(desk.parts.accounts().all()).isEmpty();
        desk.clock.pass(Duration.ofMinutes(30));
        assertThat(setUp.secondFactor(pass)).isEmpty();
    }

    @Test
    void an_invitation_holds_for_a_day_and_ends_with_the_account() {
        desk.administrator("boss");
        StaffAccounts.Change.Issued issued = (StaffAccounts.Change.Issued)
                desk.parts.accounts().create("lin", "林", java.util.Set.of(Role.EDITOR), "boss");
        desk.clock.pass(Duration.ofHours(23));
        SessionToken pass = desk.begin(issued.code().code().text());
        assertThat(setUp.state(pass)).hasValueSatisfying(state -> {
            assertThat(state.first()).isFalse();
            assertThat(state.login()).isEqualTo("lin");
        });
        Account lin = desk.parts.accounts().find("lin").orElseThrow();
        assertThat(desk.parts.accounts().disable(lin, "写错了", "boss")).isEqualTo(new StaffAccounts.Change.Done());

        assertThat(setUp.state(pass)).isEmpty();
        assertThat(setUp.redeem(issued.code().code().text(), "192.0.2.1")).isEqualTo(new Redeemed.Wrong());
    }

    @Test
    void a_password_alone_opens_nothing_while_the_second_factor_is_missing() {
        desk.administrator("boss");
        assertThat(desk.parts.accounts().create("lin", "林", java.util.Set.of(Role.EDITOR), "boss"))
                .isInstanceOf(StaffAccounts.Change.Issued.class);

        assertThat(desk.parts.signIn().enter("lin", "", "", "192.0.2.1", Optional.empty()))
                .isEqualTo(new SignIn.Outcome.Wrong());
    }
}
