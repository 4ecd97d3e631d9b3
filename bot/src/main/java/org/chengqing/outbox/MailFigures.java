package org.chengqing.outbox;

import static org.chengqing.outbox.MailRows.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails as numbers. Parts of a mail are not counted beside it; blocks on JDBC. */
public final class MailFigures {
    private final JdbcClient jdbc;

    MailFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many mails that are not delivered are in each state; every state but those of delivered ones is there. */
    public Map<MailState, Long> undelivered() {
        Map<MailState, Long> counts = new EnumMap<>(MailState.class);
        for (MailState state :
                List.of(MailState.PENDING, MailState.SENDING, MailState.RETRY, MailState.UNCERTAIN, MailState.DEAD)) {
            counts.put(state, 0L);
        }
        jdbc.sql("select state, count(*) from outbox_mail where state not in ('SENT', 'SPLIT') group by 1")
                .query((row, _) -> counts.put(MailState.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    /**
     * The mails that were handed over on a day in Beijing.
     *
     * @param delivered how many of them have arrived
     * @param dead how many of them were given up
     * @param late how many of them needed more than half an hour, or have not arrived though that is over
     */
    public record Day(LocalDate day, long handedOver, long delivered, long dead, long late) {}

    /** By the day, oldest first; days without mails are left out. */
    public List<Day> days(Instant from, Instant before) {
        return jdbc.sql("""
                        select cast(created_at at time zone 'Asia/Shanghai' as date), count(*),
                            count(delivered_at), count(*) filter (where state = 'DEAD'),
                            count(*) filter (where coalesce(delivered_at, :before) - created_at > interval '30 minutes')
                        from outbox_mail where parent is null and created_at >= :from and created_at < :before
                        group by 1 order by 1""")
                .param("from", utc(from))
                .param("before", utc(before))
                .query((row, _) -> new Day(
                        row.getObject(1, LocalDate.class),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)))
                .list();
    }

    /** The time that half of the mails handed over in this time needed at most; empty when none has arrived. */
    public Optional<Duration> median(Instant from, Instant before) {
        return jdbc.sql("""
                        select percentile_cont(0.5) within group (order by extract(epoch from delivered_at - created_at))
                        from outbox_mail
                        where parent is null and delivered_at is not null and created_at >= ? and created_at < ?""")
                .params(utc(from), utc(before))
                .query((row, _) -> {
                    double seconds = row.getDouble(1);
                    return row.wasNull()
                            ? Optional.<Duration>empty()
                            : Optional.of(Duration.ofSeconds(Math.max(0, (long) seconds)));
                })
                .single();
    }
}
