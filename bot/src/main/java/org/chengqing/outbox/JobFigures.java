package org.chengqing.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The durable jobs as numbers; blocks on JDBC. */
public final class JobFigures {
    private final JdbcClient jdbc;

    JobFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The jobs of one kind.
     *
     * @param running how many run now
     * @param failing how many failed at their last try, and will be tried again
     * @param next when the next one is due; null while all run
     */
    public record JobQueue(
            String name,
            long all,
            long running,
            long failing,
            @Nullable Instant next) {}

    /** By kind. */
    public List<JobQueue> queues() {
        return jdbc.sql("""
                        select task_name, count(*), count(*) filter (where picked),
                            count(*) filter (where consecutive_failures > 0),
                            min(execution_time) filter (where not picked)
                        from scheduled_tasks group by 1 order by 1""")
                .query((row, _) -> {
                    var next = row.getTimestamp(5);
                    return new JobQueue(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            next == null ? null : next.toInstant());
                })
                .list();
    }
}
