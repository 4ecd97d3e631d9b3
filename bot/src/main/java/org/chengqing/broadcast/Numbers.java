package org.chengqing.broadcast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many people stand how, and how much of each way was used. Methods block. */
final class Numbers {
    /** The platform counts by the day and month in China. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was used of a way. */
    record Use(long callsToday, long callsThisMonth, long peopleThisMonth) {}

    /** How its people stand, also when its ledger has been forgotten. */
    Reach reach(long broadcast) {
        boolean forgotten = jdbc.sql("select exists (select from broadcast where id = ? and forgotten_at is not null)")
                .param(broadcast)
                .query(Boolean.class)
                .single();
        return forgotten ? kept(broadcast) : counted(broadcast);
    }

    /** By row of the ledger; a mass send as a whole by what the platform told, and before that as planned. */
    private Reach counted(long broadcast) {
        return new Reach(jdbc.sql("""
                        select channel, way, state, reason, sum(people) from (
                          select channel, way, state, reason, count(*) as people from broadcast_delivery
                          where broadcast = :id group by 1, 2, 3, 4
                          union all
                          select b.channel, b.way, part.state, part.reason, part.people from broadcast_batch b
                          cross join lateral (values
                            ('SENT', 'confirmed', b.sent),
                            ('FAILED', 'mass-errors', b.errors),
                            ('UNREACHABLE', 'filtered', b.total - b.filtered)) as part (state, reason, people)
                          where b.broadcast = :id and b.way = 'MASS_WHOLE' and b.sent is not null and part.people > 0
                          union all
                          select channel, way, state, reason, people from broadcast_batch
                          where broadcast = :id and way = 'MASS_WHOLE' and sent is null) as parts
                        group by 1, 2, 3, 4 order by 5 desc, 1, 2, 3, 4""")
                .param("id", broadcast)
                .query((row, _) -> new Reach.Part(
                        row.getString(1),
                        way(row.getString(2)),
                        DeliveryState.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getInt(5)))
                .list());
    }

    private static @Nullable Way way(String name) {
        return name.isEmpty() ? null : Way.valueOf(name);
    }

    /** Keeps the numbers of one whose ledger is now forgotten. Joins the caller's transaction. */
    void keep(long broadcast, Instant now) {
        if (jdbc.sql("update broadcast set forgotten_at = ? where id = ? and forgotten_at is null")
                        .params(BroadcastTable.timestamp(now), broadcast)
                        .update()
                == 0) {
            return;
        }
        for (Reach.Part part : merged(counted(broadcast))) {
            Way way = part.way();
            jdbc.sql("insert into broadcast_result (broadcast, way, state, reason, count) values (?, ?, ?, ?, ?)")
                    .params(
                            broadcast,
                            way == null ? "" : way.name(),
                            part.state().name(),
                            part.reason(),
                            part.count())
                    .update();
        }
    }

    /** Without channels. */
    private static List<Reach.Part> merged(Reach reach) {
        return reach.parts().stream()
                .collect(Collectors.groupingBy(
                        part -> new Reach.Part("", part.way(), part.state(), part.reason(), 0),
                        Collectors.summingInt(Reach.Part::count)))
                .entrySet()
                .stream()
                .map(entry -> new Reach.Part(
                        "",
                        entry.getKey().way(),
                        entry.getKey().state(),
                        entry.getKey().reason(),
                        entry.getValue()))
                .toList();
    }

    private Reach kept(long broadcast) {
        return new Reach(jdbc.sql(
                        "select way, state, reason, count from broadcast_result where broadcast = ? order by 4 desc, 1, 2, 3")
                .param(broadcast)
                .query((row, _) -> new Reach.Part(
                        "",
                        way(row.getString(1)),
                        DeliveryState.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getInt(4)))
                .list());
    }

    /** How many are to be told, by line. */
    Map<Line, Long> planned(long broadcast) {
        Map<Line, Long> planned = new LinkedHashMap<>();
        jdbc.sql("""
                        select channel, account, way, sum(people) from (
                          select channel, account, way, count(*) as people from broadcast_delivery
                          where broadcast = :id and state = 'PLANNED' group by 1, 2, 3
                          union all
                          select channel, account, way, people from broadcast_batch
                          where broadcast = :id and state = 'PLANNED' and way = 'MASS_WHOLE') as parts
                        group by 1, 2, 3 order by 1, 2, 3""").param("id", broadcast).query(row -> {
            planned.put(new Line(row.getString(1), row.getString(2), Way.valueOf(row.getString(3))), row.getLong(4));
        });
        return planned;
    }

    /** These have been used. */
    void used(Line line, long calls, long people, Instant now) {
        if (calls == 0) {
            return;
        }
        jdbc.sql("""
                        insert into broadcast_use as used (day, channel, account, way, calls, people)
                        values (:day, :channel, :account, :way, :calls, :people)
                        on conflict (day, channel, account, way) do update
                          set calls = used.calls + excluded.calls, people = used.people + excluded.people""")
                .param("day", LocalDate.ofInstant(now, ZONE))
                .param("channel", line.channel())
                .param("account", line.account())
                .param("way", line.way().name())
                .param("calls", calls)
                .param("people", people)
                .update();
    }

    Use use(Line line, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        return jdbc.sql("""
                        select coalesce(sum(calls) filter (where day = :today), 0), coalesce(sum(calls), 0),
                          coalesce(sum(people), 0)
                        from broadcast_use
                        where channel = :channel and account = :account and way = :way and day between :first and :today""")
                .param("today", today)
                .param("first", YearMonth.from(today).atDay(1))
                .param("channel", line.channel())
                .param("account", line.account())
                .param("way", line.way().name())
                .query((row, _) -> new Use(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** Which of these got so many mass messages of ours to lists since then that the platform delivers no more. */
    Set<Pseudonym> fullOfMass(List<Pseudonym> people, int most, Instant now) {
        Instant month = YearMonth.from(LocalDate.ofInstant(now, ZONE))
                .atDay(1)
                .atStartOfDay(ZONE)
                .toInstant();
        return Set.copyOf(jdbc.sql("""
                        select person from broadcast_delivery
                        where person = any (:people) and way = 'MASS_LIST' and state = 'SENT' and ended_at >= :month
                        group by person having count(*) >= :most""")
                .param("people", people.stream().map(Pseudonym::value).toArray(String[]::new))
                .param("month", BroadcastTable.timestamp(month))
                .param("most", most)
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list());
    }
}
