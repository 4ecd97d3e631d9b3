package org.chengqing.staff;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks who somebody is by password and second factor. Blocks on JDBC and on hashing. */
final class Credentials {
    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Attempts attempts;

    Credentials(JdbcClient jdbc, Passwords passwords, SecondFactors factors, Attempts attempts) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.factors = factors;
        this.attempts = attempts;
    }

    /** What a check found. */
    sealed interface Checked {
        /** It is them. */
        record Right(StaffId id, String login, boolean byRecoveryCode) implements Checked {}

        /**
         * It is not, or nobody knows.
         *
         * @param login of the account that was meant; null when there is none
         * @param why what was wrong, for the record alone
         */
        record Wrong(@Nullable String login, String why) implements Checked {}

        /** Not yet. */
        record Wait(Duration time) implements Checked {}
    }

    private record Row(
            StaffId id,
            String login,
            @Nullable String passwordHash,
            @Nullable SealedSecret secret,
            boolean disabled) {}

    /** A login as it is stored. */
    static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** Takes as long for an unknown login as for a known one. */
    Checked check(String typed, String password, String code, String remote) {
        String login = cut(normal(typed));
        Optional<Row> found = find(login);
        return switch (attempts.book(login, found.map(Row::id).orElse(null), remote)) {
            case Attempts.Booking.Wait(var time) -> new Checked.Wait(time);
            case Attempts.Booking.Booked booked -> {
                Checked checked = compare(found.orElse(null), cut(password), cut(code));
                if (checked instanceof Checked.Right) {
                    attempts.strikeOut(booked);
                }
                yield checked;
            }
        };
    }

    private Checked compare(@Nullable Row row, String password, String code) {
        boolean right = passwords.matches(password, row == null ? null : row.passwordHash());
        if (row == null) {
            return new Checked.Wrong(null, "没有这个登录名");
        }
        if (row.disabled()) {
            return new Checked.Wrong(row.login(), "账号已停用");
        }
        String hash = row.passwordHash();
        SealedSecret secret = row.secret();
        if (hash == null || secret == null) {
            return new Checked.Wrong(row.login(), "账号还没有设置好");
        }
        if (!right) {
            return new Checked.Wrong(row.login(), "密码不对");
        }
        SecondFactors.Proof proof = factors.prove(row.id(), secret, code);
        if (proof == SecondFactors.Proof.NONE) {
            return new Checked.Wrong(row.login(), "动态码不对或已用过");
        }
        if (passwords.isOld(hash)) {
            setPassword(row.id(), passwords.hash(password));
        }
        return new Checked.Right(row.id(), row.login(), proof == SecondFactors.Proof.RECOVERY_CODE);
    }

    void setPassword(StaffId who, String hash) {
        jdbc.sql("update staff_member set password_hash = ? where id = ?")
                .params(hash, who.value())
                .update();
    }

    private Optional<Row> find(String login) {
        return jdbc.sql("select id, login, password_hash, totp_secret, disabled_at from staff_member where login = ?")
                .param(login)
                .query((row, _) -> new Row(
                        new StaffId(row.getLong("id")),
                        row.getString("login"),
                        row.getString("password_hash"),
                        SealedSecret.of(row.getBytes("totp_secret")),
                        row.getTimestamp("disabled_at") != null))
                .optional();
    }

    private static String cut(String text) {
        return (text.length() > LONGEST ? text.substring(0, LONGEST) : text).replace("\0", "");
    }
}
