package org.chengqing.outbox;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Durable jobs in the real table that run when a test says so, by the test's clock. */
public final class HandCrankedJobs {
    private static final int MOST_ROUNDS = 200;

    private final DataSource dataSource;
    private final Clock clock;

    public HandCrankedJobs(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The real thing, for those who schedule. */
    public Jobs jobs() {
        return new Jobs(JdbcClient.create(dataSource), clock, () -> {});
    }

    /** Runs every job of these tasks that is due, and those that come due by it. */
    public void runDue(List<Task<?>> tasks) {
        if (!due(tasks)) {
            return;
        }
        SettableClock time = new SettableClock();
        time.set(clock.instant());
        ManualScheduler scheduler =
                TestHelper.createManualScheduler(dataSource, tasks).clock(time).build();
        for (int round = 0; due(tasks) && round < MOST_ROUNDS; round++) {
            scheduler.runAnyDueExecutions();
        }
    }

    private boolean due(List<Task<?>> tasks) {
        return JdbcClient.create(dataSource)
                .sql(
                        "select exists (select 1 from scheduled_tasks where execution_time <= :now and task_name in (:names))")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("names", tasks.stream().map(Task::getName).toList())
                .query(Boolean.class)
                .single();
    }
}
