package org.chengqing.alarms;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The alarms of all instances in PostgreSQL. What an instance has not confirmed for a while does not count. */
final class AlarmTable {
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Duration kept;
    private final Clock clock;

    AlarmTable(JdbcClient jdbc, TransactionOperations transactions, Duration kept, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.kept = kept;
        this.clock = clock;
    }

    /** Writes what this instance finds wrong now, in place of what it found before. */
    void replace(String instance, Collection<Alarm> alarms) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from alarm where instance = ? or seen_at < ?")
                    .params(instance, Timestamp.from(now.minus(kept)))
                    .update();
            for (Alarm alarm : alarms) {
                jdbc.sql("insert into alarm (instance, name, sentence, since, seen_at) values (?, ?, ?, ?, ?)")
                        .params(
                                instance,
                                alarm.name(),
                                alarm.sentence(),
                                Timestamp.from(alarm.since()),
                                Timestamp.from(now))
                        .update();
            }
        });
    }

    /** What the instances find wrong, each once, the oldest first. */
    List<Alarm> current() {
        return jdbc.sql("""
                        select name, sentence, min(since) as since from alarm where seen_at >= ?
                        group by name, sentence order by 3, 1""")
                .param(Timestamp.from(clock.instant().minus(kept)))
                .query((row, n) -> new Alarm(
                        row.getString("name"),
                        row.getString("sentence"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }
}
