package org.chengqing.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.chengqing.audit.AuditEntry;
import org.chengqing.audit.AuditReading;
import org.chengqing.audit.AuditTrail;
import org.chengqing.audit.TestTrail;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The feature on the real database as the program sees it, with a clock that tests move. */
final class StaffDesk {
    static final String PASSWORD = "tulip-otter-ladder-9";
    private static final List<String> TABLES = List.of(
            "sign_in_failure",
            "sign_in_wait",
            "staff_recovery",
            "staff_totp_used",
            "staff_new_factor",
            "staff_set_up",
            "staff_code",
            "staff_session",
            "staff_member");

    final TestClock clock = new TestClock();
    final DataSource source = RealServers.asProgram();
    final JdbcClient jdbc = JdbcClient.create(source);
    final SignInSettings settings = new SignInSettings(
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofMinutes(30),
            5,
            Duration.ofSeconds(60),
            30,
            Duration.ofMinutes(15),
            10,
            4);
    final StaffSessions sessions =
            new StaffSessions(jdbc, new StaffSettings(Duration.ofMinutes(30), Duration.ofHours(8)), clock);
    final StaffParts parts;

    StaffDesk() {
        TABLES.forEach(table -> jdbc.sql("delete from " + table).update());
        JdbcTransactionManager manager = new JdbcTransactionManager(source);
        AuditTrail audit = TestTrail.on(source, manager, clock);
        parts = new StaffParts(
                jdbc,
                new TransactionTemplate(manager),
                new KeyedHash(new byte[32]),
                new MasterKey(new byte[32]).keyFor("test"),
                sessions,
                audit,
                new PasswordRules(Set.of("password"), "办公室"),
                settings,
                clock);
    }

    static final class TestClock extends Clock {
        Instant now = Instant.parse("2026-11-22T04:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Somebody who can sign in, and the secret in their telephone. */
    record Person(StaffMember member, String secret, List<OneTimeCode> recovery) {}

    /** The code that a person's program shows now. */
    String code(Person person) {
        return Totp.code(base32(person.secret()), Totp.step(clock.now), Totp.DIGITS);
    }

    /** The first administrator, set up by the printed code. */
    Person administrator(String login) {
        return setUp(parts.setUp().firstCode().orElseThrow(), login);
    }

    /** A member with these roles, invited by the administrator. */
    Person member(String login, Role... roles) {
        StaffAccounts.Change change = parts.accounts().create(login, login, Set.of(roles), "boss");
        return setUp(((StaffAccounts.Change.Issued) change).code(), login);
    }

    /** Goes through the steps with a code. */
    Person setUp(IssuedCode code, String login) {
        SessionToken pass = begin(code.code().text());
        Map<String, String> problems = parts.setUp().choose(pass, login, "某同志", PASSWORD, PASSWORD);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems);
        }
        String secret = parts.setUp().secondFactor(pass).orElseThrow().secret();
        List<OneTimeCode> recovery = parts.setUp()
                .confirm(pass, Totp.code(base32(secret), Totp.step(clock.now), Totp.DIGITS))
                .orElseThrow();
        SessionToken session = parts.setUp().enter(pass).orElseThrow();
        // the code that confirmed it is used up
        clock.pass(Duration.ofSeconds(30));
        return new Person(sessions.find(session).orElseThrow(), secret, recovery);
    }

    SessionToken begin(String code) {
        return switch (parts.setUp().redeem(code, "192.0.2.1")) {
            case SetUp.Redeemed.Begun(var pass) -> pass;
            case SetUp.Redeemed other -> throw new AssertionError(other);
        };
    }

    SignIn.Outcome enter(String login, String password, String code) {
        return parts.signIn().enter(login, password, code, "192.0.2.7", java.util.Optional.empty());
    }

    /** The newest entries of the audit trail. */
    List<AuditEntry> record(int most) {
        return TestTrail.reading(source).newest(AuditReading.Filter.ALL, 0, most);
    }

    static byte[] base32(String text) {
        java.math.BigInteger number = java.math.BigInteger.ZERO;
        String signs = text.replace(" ", "");
        for (int i = 0; i < signs.length(); i++) {
            number = number.shiftLeft(5)
                    .or(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(signs.charAt(i))));
        }
        byte[] bytes = new byte[signs.length() * 5 / 8];
        for (int i = bytes.length - 1; i >= 0; i--) {
            bytes[i] = number.byteValue();
            number = number.shiftRight(8);
        }
        return bytes;
    }
}
