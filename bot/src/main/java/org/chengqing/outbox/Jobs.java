package org.chengqing.outbox;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Schedules durable jobs, in the transaction of the caller where there is one: the job exists if and only if the row it
 * serves was committed. A due job is looked at right after the commit, not at the next poll.
 *
 * <p>A feature declares its kind of job as a bean of type {@link com.github.kagkarlsson.scheduler.task.Task}; the
 * scheduler gathers them all. Jobs run at least once, on any instance. Methods block on JDBC.
 *
 * <p>It writes the table of db-scheduler itself: the library's own client answers a race for the same job with a
 * constraint violation, after which PostgreSQL refuses the rest of the caller's transaction.
 */
public final class Jobs {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Runnable earlyLook;
    private final Serializer serializer = new JsonTaskData();

    Jobs(JdbcClient jdbc, Clock clock, Runnable earlyLook) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.earlyLook = earlyLook;
    }

    /** Schedules a job; one that exists under this name and id is left as it is. True when it is new. */
    public boolean schedule(TaskInstance<?> job, Instant due) {
        boolean isNew = insert(job, due, "DO NOTHING");
        lookAfterCommit(due);
        return isNew;
    }

    /** Schedules a job or gives a waiting one this time; false when it is running right now and was left alone. */
    public boolean scheduleOrMove(TaskInstance<?> job, Instant due) {
        boolean changed = insert(job, due, """
                DO UPDATE SET execution_time = excluded.execution_time, task_data = excluded.task_data,
                  version = scheduled_tasks.version + 1
                WHERE NOT scheduled_tasks.picked""");
        lookAfterCommit(due);
        return changed;
    }

    /** Has due jobs looked at now instead of at the next poll. */
    public void look() {
        earlyLook.run();
    }

    /** Removes a waiting job; false when there is none or it is running right now. */
    public boolean cancel(TaskInstanceId job) {
        return jdbc.sql("DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ? AND NOT picked")
                        .params(job.getTaskName(), job.getId())
                        .update()
                > 0;
    }

    /** Whether there is such a job, waiting or running. */
    public boolean exists(TaskInstanceId job) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?)")
                .params(job.getTaskName(), job.getId())
                .query(Boolean.class)
                .single();
    }

    private boolean insert(TaskInstance<?> job, Instant due, String onConflict) {
        return jdbc.sql("""
                        INSERT INTO scheduled_tasks
                          (task_name, task_instance, task_data, execution_time, picked, version, priority)
                        VALUES (:name, :id, :data, :due, false, 1, :priority)
                        ON CONFLICT (task_name, task_instance)\s""" + onConflict)
                        .param("name", job.getTaskName())
                        .param("id", job.getId())
                        .param("data", serializer.serialize(job.getData()), java.sql.Types.BINARY)
                        .param("due", OffsetDateTime.ofInstant(due, ZoneOffset.UTC))
                        .param("priority", job.getPriority())
                        .update()
                > 0;
    }

    private void lookAfterCommit(Instant due) {
        if (due.isAfter(clock.instant())) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            earlyLook.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                earlyLook.run();
            }
        });
    }
}
