package org.chengqing.staff;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of set-ups that are under way, and of the accounts they make. Blocks on JDBC. */
final class SetUpRows {
    private final JdbcClient jdbc;
    private final SignInSettings settings;
    private final Clock clock;

    SetUpRows(JdbcClient jdbc, SignInSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** A set-up; {@code code} is the number of its code, null once it was used up. */
    record Row(
            SetUpState state,
            @Nullable Long code,
            @Nullable StaffId staff,
            @Nullable String passwordHash,
            @Nullable SealedSecret secret) {}

    /** Begins one; an earlier one with the same code ends. */
    SessionToken begin(StaffCodes.Found found) {
        SessionToken pass = SessionToken.random();
        Long staff = found.staff() == null ? null : found.staff().value();
        jdbc.sql("insert into staff_set_up (token_hash, code, staff, login, name, expires_at)"
                        + " values (:hash, :code, :staff, (select login from staff_member where id = :staff),"
                        + " (select name from staff_member where id = :staff), :until)"
                        + " on conflict (code) do update set token_hash = excluded.token_hash, password_hash = null,"
                        + " totp_secret = null, expires_at = excluded.expires_at")
                .param("hash", pass.hash())
                .param("code", found.number())
                .param("staff", staff, Types.BIGINT)
                .param("until", utc(clock.instant().plus(settings.setUpWithin())))
                .update();
        return pass;
    }

    Optional<Row> find(SessionToken pass) {
        return jdbc.sql("select code, staff, login, name, password_hash, totp_secret, finished from staff_set_up"
                        + " where token_hash = ? and expires_at > ? and (finished or code is not null)")
                .params(pass.hash(), utc(clock.instant()))
                .query((row, _) -> {
                    long code = row.getLong("code");
                    Long number = row.wasNull() ? null : code;
                    long staff = row.getLong("staff");
                    StaffId who = row.wasNull() ? null : new StaffId(staff);
                    String hash = row.getString("password_hash");
                    SetUpState state = new SetUpState(
                            who == null,
                            Objects.requireNonNullElse(row.getString("login"), ""),
                            Objects.requireNonNullElse(row.getString("name"), ""),
                            hash != null,
                            row.getBoolean("finished"));
                    return new Row(state, number, who, hash, SealedSecret.of(row.getBytes("totp_secret")));
                })
                .optional();
    }

    void choose(SessionToken pass, String login, String name, String passwordHash, SealedSecret secret) {
        jdbc.sql("update staff_set_up set login = ?, name = ?, password_hash = ?, totp_secret = ? where token_hash = ?")
                .params(login, name, passwordHash, secret.bytes(), pass.hash())
                .update();
    }

    void finish(SessionToken pass, StaffId who) {
        jdbc.sql("update staff_set_up set finished = true, staff = ?, password_hash = null, totp_secret = null"
                        + " where token_hash = ?")
                .params(who.value(), pass.hash())
                .update();
    }

    /** Whether it was still there. */
    boolean end(SessionToken pass) {
        return jdbc.sql("delete from staff_set_up where token_hash = ?")
                        .params((Object) pass.hash())
                        .update()
                == 1;
    }

    boolean loginExists(String login) {
        return jdbc.sql("select exists (select 1 from staff_member where login = ?)")
                .param(login)
                .query(Boolean.class)
                .single();
    }

    StaffId insert(String login, String name, Set<Role> roles, Instant now) {
        return new StaffId(jdbc.sql(
                        "insert into staff_member (login, name, roles, created_at) values (?, ?, ?, ?) returning id")
                .params(login, name, roles.stream().sorted().map(Role::name).toArray(String[]::new), utc(now))
                .query(Long.class)
                .single());
    }

    void setPassword(StaffId who, String hash) {
        jdbc.sql("update staff_member set password_hash = ? where id = ?")
                .params(hash, who.value())
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
