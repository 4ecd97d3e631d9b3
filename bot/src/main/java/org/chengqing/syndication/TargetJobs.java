package org.chengqing.syndication;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import org.chengqing.outbox.Jobs;

/** The durable job of each target. */
final class TargetJobs {
    static final String TASK = "webhook";

    private final Jobs jobs;
    private final Targets targets;
    private final TargetStates states;
    private final Clock clock;

    TargetJobs(Jobs jobs, Targets targets, TargetStates states, Clock clock) {
        this.jobs = jobs;
        this.targets = targets;
        this.states = states;
        this.clock = clock;
    }

    /** Looks at once whether something is due; a job that is running looks again by itself. */
    void wake(String target) {
        jobs.scheduleOrMove(new TaskInstance<>(TASK, target), clock.instant());
    }

    void wakeAll() {
        targets.names().forEach(this::wake);
    }

    /** Every target that may be spoken to has its row and its job. */
    void reconcile() {
        for (Target target : targets.all()) {
            states.register(target);
            if (states.find(target.name()).filter(it -> !it.stopped()).isPresent()) {
                jobs.schedule(new TaskInstance<>(TASK, target.name()), clock.instant());
            }
        }
    }
}
