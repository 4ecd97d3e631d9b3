package org.chengqing.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Runs the jobs of this instance: started when everything else has started, stopped before anything else stops.
 *
 * <p>Instances share the table: each claims due jobs with {@code SKIP LOCKED} and shows that it lives by a heartbeat;
 * the jobs of a dead one are taken over after six missed heartbeats. Jobs run on a bounded number of virtual threads.
 */
final class RunningJobs implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunningJobs.class);
    private static final int MISSED_HEARTBEATS = 6;

    private final boolean autoStartup;
    private final DataSource dataSource;
    private final Clock clock;
    private final JobSettings settings;
    private final Supplier<List<Task<?>>> tasks;
    private final Supplier<List<Reconciliation>> reconciliations;
    private volatile @Nullable Scheduler scheduler;
    private volatile @Nullable ScheduledExecutorService reconciler;
    private volatile @Nullable Future<?> rounds;

    RunningJobs(
            boolean autoStartup,
            DataSource dataSource,
            Clock clock,
            JobSettings settings,
            Supplier<List<Task<?>>> tasks,
            Supplier<List<Reconciliation>> reconciliations) {
        this.autoStartup = autoStartup;
        this.dataSource = dataSource;
        this.clock = clock;
        this.settings = settings;
        this.tasks = tasks;
        this.reconciliations = reconciliations;
    }

    /** False for a command beside the service, which only hands jobs over. */
    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    @Override
    public void start() {
        List<Reconciliation> lost = reconciliations.get();
        Scheduler starting = build(tasks.get());
        starting.start();
        scheduler = starting;
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("reconciler").factory());
        long every = settings.reconcileEvery().toMillis();
        rounds = timer.scheduleWithFixedDelay(() -> reconcile(lost), 0, every, TimeUnit.MILLISECONDS);
        reconciler = timer;
    }

    private Scheduler build(List<Task<?>> known) {
        List<RecurringTask<?>> recurring = known.stream()
                .<RecurringTask<?>>mapMulti((task, sink) -> {
                    if (task instanceof RecurringTask<?> r) {
                        sink.accept(r);
                    }
                })
                .toList();
        List<CustomTask<?>> custom = known.stream()
                .<CustomTask<?>>mapMulti((task, sink) -> {
                    if (task instanceof CustomTask<?> c) {
                        sink.accept(c);
                    }
                })
                .toList();
        List<Task<?>> others = known.stream()
                .filter(task -> !(task instanceof RecurringTask<?>) && !(task instanceof CustomTask<?>))
                .toList();
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), others)
                .startTasks(recurring)
                .startTasks(custom)
                // two instances may run on one machine
                .schedulerName(
                        new SchedulerName.Fixed(new SchedulerName.Hostname().getName() + "-" + UUID.randomUUID()))
                .serializer(new JsonTaskData())
                .clock(clock::instant)
                .threads(settings.threads())
                .executorService(Executors.newFixedThreadPool(
                        settings.threads(), Thread.ofVirtual().name("job-", 0).factory()))
                .pollingInterval(settings.pollEvery())
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.stopWithin())
                .build();
    }

    private static void reconcile(List<Reconciliation> reconciliations) {
        for (Reconciliation reconciliation : reconciliations) {
            try {
                reconciliation.reconcile();
            } catch (RuntimeException e) {
                // the next round is the retry; one that fails must not keep the others from theirs
                log.warn("Could not put back lost jobs: {}", e.getClass().getSimpleName(), e);
            }
        }
    }

    /** Asks for a look at due jobs now; nothing happens while the jobs are stopped. */
    void look() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    /** Blocks until the running jobs have ended, about {@code outbox.jobs.stop-within} at the longest. */
    @Override
    public void stop() {
        ScheduledExecutorService timer = reconciler;
        Scheduler running = scheduler;
        reconciler = null;
        scheduler = null;
        Future<?> reconciling = rounds;
        if (reconciling != null) {
            reconciling.cancel(true);
        }
        if (timer != null) {
            timer.shutdown();
        }
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
