package org.chengqing.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open sessions of staff in PostgreSQL. Blocks on JDBC. */
public final class StaffSessions {
    /** Not every request writes: the last one is known to a minute. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final StaffSettings settings;
    private final Clock clock;

    StaffSessions(JdbcClient jdbc, StaffSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens a session; who the person is has been proved. */
    public SessionToken open(StaffId who) {
        SessionToken token = SessionToken.random();
        OffsetDateTime now = utc(clock.instant());
        jdbc.sql("insert into staff_session (token_hash, staff, opened_at, seen_at) values (?, ?, ?, ?)")
                .params(token.hash(), who.value(), now, now)
                .update();
        return token;
    }

    /** Who is signed in with this token, with the roles they have now; empty when the session is over. */
    public Optional<StaffMember> find(SessionToken token) {
        Instant now = clock.instant();
        Optional<Found> found = jdbc.sql("""
                        select m.id, m.login, m.name, m.roles, s.seen_at
                        from staff_session s join staff_member m on m.id = s.staff
                        where s.token_hash = ? and m.disabled_at is null and s.opened_at > ? and s.seen_at > ?""")
                .params(token.hash(), utc(now.minus(settings.absolute())), utc(now.minus(settings.idle())))
                .query((row, _) -> new Found(
                        new StaffMember(
                                new StaffId(row.getLong("id")),
                                row.getString("login"),
                                row.getString("name"),
                                Role.of(row.getArray("roles"))),
                        row.getTimestamp("seen_at").toInstant()))
                .optional();
        found.filter(it -> it.seenAt().isBefore(now.minus(NOTED_EVERY)))
                .ifPresent(_ -> jdbc.sql("update staff_session set seen_at = ? where token_hash = ?")
                        .params(utc(now), token.hash())
                        .update());
        return found.map(Found::member);
    }

    private record Found(StaffMember member, Instant seenAt) {}

    /** Ends one session. */
    public void close(SessionToken token) {
        jdbc.sql("delete from staff_session where token_hash = ?")
                .params((Object) token.hash())
                .update();
    }

    /** Ends all sessions of somebody. */
    public void closeAll(StaffId who) {
        jdbc.sql("delete from staff_session where staff = ?").param(who.value()).update();
    }

    /** Ends all sessions of somebody but one. */
    public void closeOthers(StaffId who, SessionToken kept) {
        jdbc.sql("delete from staff_session where staff = ? and token_hash <> ?")
                .params(who.value(), kept.hash())
                .update();
    }

    /** The sessions that somebody has open, the last used first. */
    public List<OpenSession> of(StaffId who, SessionToken present) {
        Instant now = clock.instant();
        return jdbc.sql("select token_hash, opened_at, seen_at from staff_session"
                        + " where staff = ? and opened_at > ? and seen_at > ? order by seen_at desc limit 50")
                .params(who.value(), utc(now.minus(settings.absolute())), utc(now.minus(settings.idle())))
                .query((row, _) -> new OpenSession(
                        row.getTimestamp("opened_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        Arrays.equals(row.getBytes("token_hash"), present.hash())))
                .list();
    }

    /** Deletes what is over. */
    void deleteOver() {
        Instant now = clock.instant();
        jdbc.sql("delete from staff_session where opened_at <= ? or seen_at <= ?")
                .params(utc(now.minus(settings.absolute())), utc(now.minus(settings.idle())))
                .update();
    }

    /** Ends everybody's sessions; returns how many there were. */
    public int closeAll() {
        return jdbc.sql("delete from staff_session").update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
