package org.chengqing.syndication;

import static org.chengqing.syndication.Deliveries.time;
import static org.chengqing.syndication.Deliveries.utc;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of targets. */
final class TargetStates {
    private final JdbcClient jdbc;

    TargetStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a target stands. */
    record Standing(
            int failures,
            @Nullable Instant pausedUntil,
            @Nullable Instant roundAt,
            @Nullable Instant stoppedAt) {
        boolean stopped() {
            return stoppedAt != null;
        }

        /** When it may be spoken to; empty for now. */
        Optional<Instant> heldUntil(Instant now) {
            return Stream.of(Optional.ofNullable(pausedUntil), Optional.ofNullable(roundAt))
                    .flatMap(Optional::stream)
                    .filter(now::isBefore)
                    .max(Instant::compareTo);
        }
    }

    /** Makes the row of a target; one that has moved to another address begins anew. */
    void register(Target target) {
        jdbc.sql("""
                        INSERT INTO syndication_target AS t (name, address) VALUES (:name, :address)
                        ON CONFLICT (name) DO UPDATE SET address = excluded.address, failures = 0, paused_until = NULL,
                          stopped_at = NULL WHERE t.address <> excluded.address""")
                .param("name", target.name())
                .param("address", target.address().toString())
                .update();
    }

    Optional<Standing> find(String name) {
        return jdbc.sql("SELECT * FROM syndication_target WHERE name = ?")
                .param(name)
                .query((row, _) -> new Standing(
                        row.getInt("failures"),
                        time(row, "paused_until"),
                        time(row, "round_at"),
                        time(row, "stopped_at")))
                .optional();
    }

    void answered(String name) {
        jdbc.sql("UPDATE syndication_target SET failures = 0, paused_until = NULL WHERE name = ?")
                .param(name)
                .update();
    }

    void delivered(String name, Instant now) {
        jdbc.sql("UPDATE syndication_target SET failures = 0, paused_until = NULL, delivered_at = ? WHERE name = ?")
                .params(utc(now), name)
                .update();
    }

    void pause(String name, Instant until) {
        jdbc.sql("UPDATE syndication_target SET failures = failures + 1, paused_until = ? WHERE name = ?")
                .params(utc(until), name)
                .update();
    }

    void stop(String name, Instant now) {
        jdbc.sql("UPDATE syndication_target SET stopped_at = ? WHERE name = ?")
                .params(utc(now), name)
                .update();
    }

    /** Speaks to it again at once; false when there is no such target. */
    boolean resume(String name) {
        return jdbc.sql(
                                "UPDATE syndication_target SET stopped_at = NULL, paused_until = NULL, failures = 0 WHERE name = ?")
                        .param(name)
                        .update()
                > 0;
    }

    void nextRound(String name, Instant at) {
        jdbc.sql("UPDATE syndication_target SET round_at = ? WHERE name = ?")
                .params(utc(at), name)
                .update();
    }

    TargetHealth health(Target target) {
        return jdbc.sql("""
                        SELECT t.*, w.waiting, w.oldest,
                          (SELECT count(*) FROM syndication_delivery WHERE target = :name AND state = 'DEAD') AS dead
                        FROM (SELECT count(*) AS waiting, min(counted_from) AS oldest FROM syndication_delivery
                          WHERE target = :name AND state = 'WAITING') w
                        LEFT JOIN syndication_target t ON t.name = :name""")
                .param("name", target.name())
                .query((row, _) -> new TargetHealth(
                        target.name(),
                        target.address().getHost(),
                        row.getInt("failures"),
                        time(row, "paused_until"),
                        time(row, "stopped_at"),
                        time(row, "delivered_at"),
                        row.getLong("waiting"),
                        row.getLong("dead"),
                        time(row, "oldest")))
                .single();
    }
}
