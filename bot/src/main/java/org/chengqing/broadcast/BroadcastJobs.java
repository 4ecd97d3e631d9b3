package org.chengqing.broadcast;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
                _ -> {},
                clock);
    }

    /**
     * A worker goes on at once where it was the only one of its broadcast on this instance; of several, each leaves its
     * next turn to whichever instance looks first.
     */
    static Task<Void> running(Function<Long, Optional<Instant>> work, Jobs jobs, Clock clock) {
        Map<Long, Integer> here = new ConcurrentHashMap<>();
        return task(
                RUN,
                name -> {
                    long id = broadcast(name);
                    here.merge(id, 1, Integer::sum);
                    try {
                        return work.apply(id);
                    } finally {
                        here.computeIfPresent(id, (_, workers) -> workers > 1 ? workers - 1 : null);
                    }
                },
                name -> {
                    if (!here.containsKey(broadcast(name))) {
                        jobs.look();
                    }
                },
                clock);
    }

    private static long broadcast(String name) {
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private static Task<Void> task(
            String name, Function<String, Optional<Instant>> work, Consumer<String> afterwards, Clock clock) {
        return Tasks.custom(name, Void.class)
                .onFailure((done, job) -> job.reschedule(done, clock.instant().plus(AFTER_FAILURE)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    Optional<Instant> again = work.apply(instance.getId());
                    return (done, job) -> {
                        again.ifPresentOrElse(at -> job.reschedule(done, at), job::remove);
                        if (again.filter(at -> !at.isAfter(clock.instant())).isPresent()) {
                            afterwards.accept(instance.getId());
                        }
                    };
                });
    }
}
