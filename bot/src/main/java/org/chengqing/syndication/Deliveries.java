package org.chengqing.syndication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chengqing.syndication.Delivery.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of deliveries. Every change names what it was decided on and changes nothing else. */
final class Deliveries {
    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the next attempt needs. */
    record Ready(long id, String message, String body, int attempts, int failures, Instant countedFrom) {}

    /** A delivery for this target, unless there is one. */
    void add(String target, long event, Instant due, Instant now) {
        jdbc.sql("""
                        INSERT INTO syndication_delivery
                          (target, event, review, revision, type, created_at, counted_from, due_at, changed_at)
                        SELECT :target, id, review, revision, type, :now, :due, :due, :now
                        FROM syndication_event WHERE id = :event ON CONFLICT DO NOTHING""")
                .param("target", target)
                .param("event", event)
                .param("due", utc(due))
                .param("now", utc(now))
                .update();
    }

    /** The first that is due and has none of the same review before it. */
    Optional<Ready> next(String target, Instant now) {
        return jdbc.sql("""
                        SELECT d.id, e.message, e.body, d.attempts, d.failures, d.counted_from
                        FROM syndication_delivery d JOIN syndication_event e ON e.id = d.event
                        WHERE d.target = :target AND d.state = 'WAITING' AND d.due_at <= :now AND NOT EXISTS (
                          SELECT FROM syndication_delivery b WHERE b.target = d.target AND b.review = d.review
                            AND b.state = 'WAITING' AND b.id < d.id)
                        ORDER BY d.id LIMIT 1""")
                .param("target", target)
                .param("now", utc(now))
                .query((row, _) -> new Ready(
                        row.getLong("id"),
                        row.getString("message"),
                        row.getString("body"),
                        row.getInt("attempts"),
                        row.getInt("failures"),
                        instant(row, "counted_from")))
                .optional();
    }

    /** Commits that an attempt begins; false when somebody else was first. */
    boolean begin(Ready ready) {
        return jdbc.sql("UPDATE syndication_delivery SET attempts = attempts + 1"
                                + " WHERE id = ? AND attempts = ? AND state = 'WAITING'")
                        .params(ready.id(), ready.attempts())
                        .update()
                > 0;
    }

    /** Writes down what became of the attempt that began; false when the row has changed since. */
    boolean conclude(Ready begun, WebhookRules.Next next, WebhookSender.Outcome outcome, Instant now) {
        return jdbc.sql("""
                        UPDATE syndication_delivery SET state = :state, due_at = :due, code = :code, outcome = :outcome,
                          changed_at = :now, failures = failures + :failed
                        WHERE id = :id AND attempts = :attempts AND state = 'WAITING'""")
                        .param("state", next.state().name())
                        .param("due", utc(next.due()))
                        .param("code", outcome.code() == 0 ? null : outcome.code(), Types.INTEGER)
                        .param("outcome", outcome.error(), Types.VARCHAR)
                        .param("now", utc(now))
                        .param("failed", next.state() == State.DELIVERED ? 0 : 1)
                        .param("id", begun.id())
                        .param("attempts", begun.attempts() + 1)
                        .update()
                > 0;
    }

    /** Gives up what has waited since before this moment; how many. */
    int giveUp(String target, Instant before, Instant now) {
        return jdbc.sql("""
                        UPDATE syndication_delivery SET state = 'DEAD', changed_at = :now
                        WHERE target = :target AND state = 'WAITING' AND counted_from <= :before""")
                .param("target", target)
                .param("before", utc(before))
                .param("now", utc(now))
                .update();
    }

    /** Waits again from now on; false when it is not finished. */
    boolean again(long id, Instant now) {
        return jdbc.sql("""
                        UPDATE syndication_delivery SET state = 'WAITING', failures = 0, due_at = :now, counted_from = :now,
                          changed_at = :now WHERE id = :id AND state <> 'WAITING'""").param("id", id).param("now", utc(now)).update() > 0;
    }

    boolean setAside(long id, Instant now) {
        return jdbc.sql(
                                "UPDATE syndication_delivery SET state = 'SET_ASIDE', changed_at = ? WHERE id = ? AND state = 'DEAD'")
                        .params(utc(now), id)
                        .update()
                > 0;
    }

    Optional<Delivery> find(long id) {
        return jdbc.sql(SELECT + " WHERE d.id = ?")
                .param(id)
                .query((row, _) -> delivery(row))
                .optional();
    }

    /** The latest first; null for any target or state. */
    List<Delivery> list(@Nullable String target, @Nullable State state, int offset, int most) {
        return jdbc.sql(SELECT + """
                         WHERE (:target::text IS NULL OR d.target = :target) AND (:state::text IS NULL OR d.state = :state)
                        ORDER BY d.id DESC LIMIT :most OFFSET :offset""")
                .param("target", target, Types.VARCHAR)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> delivery(row))
                .list();
    }

    /** Deletes finished ones of before; how many. Events that nobody is told any more go with them. */
    int forget(Instant before, int most) {
        int gone =
                jdbc.sql("""
                        DELETE FROM syndication_delivery WHERE id IN (
                          SELECT id FROM syndication_delivery WHERE changed_at < :before AND state <> 'WAITING'
                          ORDER BY changed_at LIMIT :most)""").param("before", utc(before)).param("most", most).update();
        jdbc.sql("""
                        DELETE FROM syndication_event WHERE id IN (
                          SELECT e.id FROM syndication_event e WHERE e.at < :before AND NOT EXISTS (
                            SELECT FROM syndication_delivery d WHERE d.event = e.id) LIMIT :most)""").param("before", utc(before)).param("most", most).update();
        return gone;
    }

    private static final String SELECT = """
            SELECT d.*, e.message, e.claim FROM syndication_delivery d JOIN syndication_event e ON e.id = d.event""";

    private static Delivery delivery(ResultSet row) throws SQLException {
        int code = row.getInt("code");
        return new Delivery(
                row.getLong("id"),
                row.getString("target"),
                row.getString("message"),
                row.getString("review"),
                row.getInt("revision"),
                EventType.valueOf(row.getString("type")),
                row.getString("claim"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                code == 0 ? null : code,
                row.getString("outcome"),
                instant(row, "created_at"),
                instant(row, "due_at"),
                instant(row, "changed_at"));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
