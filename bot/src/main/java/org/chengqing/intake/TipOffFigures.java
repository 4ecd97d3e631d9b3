package org.chengqing.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports as numbers: no content, no sender. Times are given from one on and before another; blocks on JDBC. */
public final class TipOffFigures {
    /** Ages that are told apart, in days: below the first one, from it to the second, and so on. */
    public static final List<Integer> AGES = List.of(1, 3, 7, 30);

    private final JdbcClient jdbc;
    private final Clock clock;

    TipOffFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many reports are in each state; every state is there. */
    public Map<TipOffState, Long> states() {
        Map<TipOffState, Long> counts = new EnumMap<>(TipOffState.class);
        for (TipOffState state : TipOffState.values()) {
            counts.put(state, 0L);
        }
        jdbc.sql("select state, count(*) from tip_off group by state")
                .query((row, _) -> counts.put(TipOffState.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    /**
     * How many reports of a state are how old.
     *
     * @param age position in {@link #AGES} of the first age that it has not reached; the length of that list for the oldest
     */
    public record Aged(TipOffState state, int age, long count) {}

    /** Reports that nobody has closed yet, by state and age since they were opened. */
    public List<Aged> open() {
        String limits =
                String.join(",", AGES.stream().map(days -> days + "*86400").toList());
        return jdbc.sql("select state, width_bucket(extract(epoch from cast(:now as timestamptz) - opened_at), array["
                        + limits + "]::numeric[]), count(*) from tip_off"
                        + " where state in ('COLLECTING', 'RECEIVED', 'FORWARDED', 'IN_PROGRESS')"
                        + " group by 1, 2 order by 1, 2")
                .param("now", TipOffs.time(clock.instant()))
                .query((row, _) -> new Aged(TipOffState.valueOf(row.getString(1)), row.getInt(2), row.getLong(3)))
                .list();
    }

    /** Reports that nobody of the office has taken up for at least so long. */
    public long untouchedFor(Duration age) {
        return jdbc.sql("select count(*) from tip_off where state in ('RECEIVED', 'FORWARDED') and opened_at < ?")
                .param(TipOffs.time(clock.instant().minus(age)))
                .query(Long.class)
                .single();
    }

    /**
     * What became of the reports that were opened in some time.
     *
     * @param category a key of the taxonomy, null where it is not known
     */
    public record Opened(@Nullable String category, TipOffState state, String channel, long count) {}

    /** By category, state and channel. */
    public List<Opened> opened(Instant from, Instant before) {
        return jdbc.sql("""
                        select category, state, channel, count(*) from tip_off
                        where opened_at >= ? and opened_at < ? group by 1, 2, 3 order by 4 desc, 1, 2, 3""")
                .params(TipOffs.time(from), TipOffs.time(before))
                .query((row, _) -> new Opened(
                        row.getString(1), TipOffState.valueOf(row.getString(2)), row.getString(3), row.getLong(4)))
                .list();
    }

    /**
     * How long something took.
     *
     * @param reports how many reports it was measured on
     * @param median half of them took no longer; empty without any
     * @param slow nine of ten took no longer; empty without any
     */
    public record Took(long reports, Optional<Duration> median, Optional<Duration> slow) {}

    /** From opening to the first change of state by the office, of the reports first taken up in this time. */
    public Took untilTakenUp(Instant from, Instant before) {
        return took("state is not null", from, before);
    }

    /** From opening to the end, of the reports closed or declined for the first time in this time. */
    public Took untilClosed(Instant from, Instant before) {
        return took("state in ('CLOSED', 'DECLINED')", from, before);
    }

    private Took took(String condition, Instant from, Instant before) {
        return jdbc.sql("""
                        with reached as (
                            select receipt, min(at) as at from tip_off_event
                            where kind = 'STATE' and receipt in (
                                select receipt from tip_off_event where at >= :from and at < :before and kind = 'STATE')
                            and\s""" + condition + """
                             group by receipt)
                        select count(*),
                            percentile_cont(0.5) within group (order by extract(epoch from r.at - t.opened_at)),
                            percentile_cont(0.9) within group (order by extract(epoch from r.at - t.opened_at))
                        from reached r join tip_off t using (receipt) where r.at >= :from and r.at < :before""")
                .param("from", TipOffs.time(from))
                .param("before", TipOffs.time(before))
                .query((row, _) -> new Took(row.getLong(1), length(row, 2), length(row, 3)))
                .single();
    }

    private static Optional<Duration> length(ResultSet row, int column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.max(0, (long) seconds)));
    }

    /** Bytes of all files that came with reports and are still kept. */
    public long fileBytes() {
        return jdbc.sql("select coalesce(sum(bytes), 0) from evidence where blob is not null")
                .query(Long.class)
                .single();
    }
}
