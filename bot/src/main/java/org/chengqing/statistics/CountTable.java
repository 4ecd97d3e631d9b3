package org.chengqing.statistics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The sums in PostgreSQL. Blocks. */
final class CountTable {
    /** Where days begin and end. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    /** What is counted. */
    enum Kind {
        QUESTION,
        CACHE,
        CLAIM
    }

    /** One sum. */
    record Key(Kind kind, Instant at, String name, String channel) {
        /** Two instances write in one order, so that none waits for the other for ever. */
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::kind)
                .thenComparing(Key::at)
                .thenComparing(Key::name)
                .thenComparing(Key::channel);
    }

    CountTable(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Adds to the sums; all of it or nothing. */
    void add(Map<Key, Long> counts) {
        List<Map.Entry<Key, Long>> sums = new ArrayList<>(counts.entrySet());
        sums.sort(Map.Entry.comparingByKey(Key.ORDER));
        List<Key> keys = sums.stream().map(Map.Entry::getKey).toList();
        transactions.executeWithoutResult(_ -> jdbc.sql("""
                        insert into statistic_count (kind, at, name, channel, count)
                        select * from unnest(
                            cast(:kinds as text[]), cast(cast(:ats as text[]) as timestamptz[]), cast(:names as text[]),
                            cast(:channels as text[]), cast(:counts as bigint[]))
                        on conflict (kind, at, name, channel) do update
                            set count = statistic_count.count + excluded.count""")
                .param("kinds", texts(keys, key -> key.kind().name()))
                .param("ats", texts(keys, key -> key.at().toString()))
                .param("names", texts(keys, Key::name))
                .param("channels", texts(keys, Key::channel))
                .param("counts", sums.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update());
    }

    private static String[] texts(Collection<Key> keys, Function<Key, String> text) {
        return keys.stream().map(text).toArray(String[]::new);
    }

    /** Sums up what is older by the day, and deletes what is older than {@code gone}. */
    void age(Instant byDay, Instant gone) {
        Instant day = byDay.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("delete from statistic_count where at < :gone")
                    .param("gone", gone.atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("""
                            with old as (
                                delete from statistic_count
                                where kind <> 'CLAIM' and at < :day and (at at time zone 'Asia/Shanghai')::time <> '00:00'
                                returning kind, at, name, channel, count)
                            insert into statistic_count (kind, at, name, channel, count)
                            select kind, date_trunc('day', at, 'Asia/Shanghai'), name, channel, sum(count) from old
                            group by 1, 2, 3, 4
                            on conflict (kind, at, name, channel) do update
                                set count = statistic_count.count + excluded.count""").param("day", day.atOffset(ZoneOffset.UTC)).update();
        });
    }
}
