package org.chengqing.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chengqing.broadcast.Ledger.Line;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the next messages may leave by a line, over all instances. Methods block. */
final class Pace {
    private final JdbcClient jdbc;

    Pace(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the next stretch of a line's time for what may leave in it, so that all workers on all instances together stay
     * under its rate.
     *
     * @param stretch the share of a second that it takes at the line's rate
     * @return when it begins, within a second from now; empty when the line rests for longer
     */
    Optional<Instant> take(Line line, Duration stretch, Instant now) {
        return jdbc.sql("""
                        insert into broadcast_pace as pace (channel, account, way, free_at)
                        values (:channel, :account, :way, :now::timestamptz + :stretch * interval '1 microsecond')
                        on conflict (channel, account, way) do update
                          set free_at = greatest(pace.free_at, :now::timestamptz) + :stretch * interval '1 microsecond'
                          where pace.free_at < :now::timestamptz + interval '1 second'
                        returning free_at - :stretch * interval '1 microsecond'""")
                .param("channel", line.channel())
                .param("account", line.account())
                .param("way", line.way().name())
                .param("stretch", stretch.toNanos() / 1_000)
                .param("now", BroadcastTable.timestamp(now))
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Takes the second from now on of a line; false when it is not free. */
    boolean takeSecond(Line line, Instant now) {
        return jdbc.sql("""
                        insert into broadcast_pace as pace (channel, account, way, free_at)
                        values (:channel, :account, :way, :now::timestamptz + interval '1 second')
                        on conflict (channel, account, way) do update set free_at = excluded.free_at
                          where pace.free_at <= :now""")
                        .param("channel", line.channel())
                        .param("account", line.account())
                        .param("way", line.way().name())
                        .param("now", BroadcastTable.timestamp(now))
                        .update()
                > 0;
    }

    /** Nothing leaves by this line before then. */
    void rest(Line line, Instant until) {
        jdbc.sql("""
                        insert into broadcast_pace as pace (channel, account, way, free_at)
                        values (:channel, :account, :way, :until)
                        on conflict (channel, account, way) do update set free_at = greatest(pace.free_at, excluded.free_at)""")
                .param("channel", line.channel())
                .param("account", line.account())
                .param("way", line.way().name())
                .param("until", BroadcastTable.timestamp(until))
                .update();
    }

    /** When a line may be used again: now, or later. */
    Instant freeAt(Line line, Instant now) {
        return jdbc.sql(
                        "select free_at from broadcast_pace where channel = ? and account = ? and way = ? and free_at > ?")
                .params(line.channel(), line.account(), line.way().name(), BroadcastTable.timestamp(now))
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(now);
    }
}
