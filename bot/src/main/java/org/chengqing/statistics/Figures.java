package org.chengqing.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was counted. Times are given as instants, from one on and before another; blocks on JDBC. */
public final class Figures {
    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Steps of a time line. */
    public enum Step {
        /** Hours. */
        HOUR,
        /** Days in Beijing. */
        DAY
    }

    /** How often the questions that began in this hour or day (local time in Beijing) ended so. */
    public record Ended(LocalDateTime at, Outcome outcome, long count) {}

    /** Questions by time and outcome, oldest first; what did not occur is left out. */
    public List<Ended> questions(Step step, Instant from, Instant before) {
        return jdbc.sql("""
                        select date_trunc(:step, at at time zone 'Asia/Shanghai') as slot, name, sum(count)
                        from statistic_count where kind = 'QUESTION' and at >= :from and at < :before
                        group by 1, 2 order by 1, 2""")
                .param("step", step == Step.HOUR ? "hour" : "day")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Ended(
                        row.getObject(1, LocalDateTime.class), Outcome.valueOf(row.getString(2)), row.getLong(3)))
                .list();
    }

    /** Questions by outcome; every outcome is there. */
    public Map<Outcome, Long> outcomes(Instant from, Instant before) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, 0L);
        }
        summed("name", from, before).forEach((name, count) -> counts.put(Outcome.valueOf(name), count));
        return counts;
    }

    /** Questions by channel, most first. */
    public Map<String, Long> channels(Instant from, Instant before) {
        return summed("channel", from, before);
    }

    private Map<String, Long> summed(String column, Instant from, Instant before) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("select " + column + ", sum(count) from statistic_count"
                        + " where kind = 'QUESTION' and at >= :from and at < :before group by 1 order by 2 desc, 1")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, _) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    /** How often a review was shown. */
    public record ShownClaim(String reviewId, long count) {}

    /** The reviews shown most often. */
    public List<ShownClaim> topClaims(Instant from, Instant before, int most) {
        return jdbc.sql("""
                        select name, sum(count) from statistic_count
                        where kind = 'CLAIM' and at >= :from and at < :before
                        group by 1 order by 2 desc, 1 limit :most""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> new ShownClaim(row.getString(1), row.getLong(2)))
                .list();
    }

    /** How often an outcome was remembered on a day, and how often not. */
    public record Remembered(LocalDateTime at, long hits, long misses) {}

    /** The use of the memory for outcomes by the day, oldest first. */
    public List<Remembered> remembered(Instant from, Instant before) {
        return jdbc.sql("""
                        select date_trunc('day', at at time zone 'Asia/Shanghai') as slot,
                            coalesce(sum(count) filter (where name = 'HIT'), 0),
                            coalesce(sum(count) filter (where name = 'MISS'), 0)
                        from statistic_count where kind = 'CACHE' and at >= :from and at < :before
                        group by 1 order by 1""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Remembered(row.getObject(1, LocalDateTime.class), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** How long people had asked before the rebuttals of a month that somebody had asked for. */
    public record Waited(YearMonth month, long releases, Duration median) {}

    /** By month, oldest first; months without such a release are left out. */
    public List<Waited> waited(Instant from, Instant before) {
        return jdbc.sql("""
                        select to_char(released_at at time zone 'Asia/Shanghai', 'YYYY-MM'), count(*),
                            percentile_cont(0.5) within group (order by extract(epoch from released_at - first_asked))
                        from statistic_release
                        where first_asked is not null and released_at >= :from and released_at < :before
                        group by 1 order by 1""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, _) -> waited(row))
                .list();
    }

    private static Waited waited(ResultSet row) throws SQLException {
        return new Waited(
                YearMonth.parse(row.getString(1)), row.getLong(2), Duration.ofSeconds(Math.max(0, row.getLong(3))));
    }

    /** When counting began; empty before anything was counted. */
    public Optional<Instant> since() {
        return jdbc.sql("select at from statistic_count where kind = 'QUESTION' order by at limit 1")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }
}
