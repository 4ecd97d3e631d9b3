package org.chengqing.broadcast;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chengqing.outbox.Jobs;

/** The durable jobs of broadcasts: one that prepares, and so many that run it, named by its number and theirs. */
final class BroadcastJobs {
    private static final String PREPARE = "broadcast-prepare";
    private static final String RUN = "broadcast-run";
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Jobs jobs;

    BroadcastJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    void prepare(long id, Instant when) {
        jobs.scheduleOrMove(new TaskInstance<>(PREPARE, Long.toString(id)), when);
    }

    void run(long id, int workers, Instant when) {
        for (int worker = 0; worker < workers; worker++) {
            jobs.scheduleOrMove(new TaskInstance<>(RUN, id + "." + worker), when);
        }
    }

    /** Puts back the workers of one that are missing. */
    void restore(long id, int workers, Instant when) {
        for (int worker = 0; worker < workers; worker++) {
            jobs.schedule(new TaskInstance<>(RUN, id + "." + worker), when);
        }
    }

    void restorePreparing(long id, Instant when) {
        jobs.schedule(new TaskInstance<>(PREPARE, Long.toString(id)), when);
    }

    static Task<Void> preparing(Consumer<Long> work, Clock clock) {
        return task(
                PREPARE,
                name -> {
                    work.accept(Long.parseLong(name));
                    return Optional.empty();
                },
                () -> {},
                clock);
    }

    static Task<Void> running(Function<Long, Optional<Instant>> work, Jobs jobs, Clock clock) {
        return task(RUN, name -> work.apply(Long.parseLong(name.substring(0, name.indexOf('.')))), jobs::look, clock);
    }

    private static Task<Void> task(
            String name, Function<String, Optional<Instant>> work, Runnable afterwards, Clock clock) {
        return Tasks.custom(name, Void.class)
                .onFailure((done, job) -> job.reschedule(done, clock.instant().plus(AFTER_FAILURE)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    Optional<Instant> again = work.apply(instance.getId());
                    return (done, job) -> {
                        again.ifPresentOrElse(at -> job.reschedule(done, at), job::remove);
                        if (again.filter(at -> !at.isAfter(clock.instant())).isPresent()) {
                            afterwards.run();
                        }
                    };
                });
    }
}
