package org.chengqing.intake;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.chengqing.outbox.Jobs;

/**
 * The durable jobs of the intake. A job carries only a name and finds out by itself what is to be done, so that one too
 * many does no harm; it joins the transaction of whoever asks for it.
 *
 * <p>The settling of a report has one job named like its receipt, which outlives the open report and moves itself along
 * to the next time something is due. What cannot wait for that time gets a job of its own with the row's version in its
 * name: it can neither collide with a job that is running nor get lost with one that is about to end.
 */
final class IntakeJobs {
    static final String SETTLE = "tip-off-settle";
    static final String FETCH = "tip-off-media";
    static final String TELL = "tip-off-notice";

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofHours(1);

    private final Jobs jobs;

    IntakeJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Looks at a report at this time, and from then on whenever something is due. */
    void settle(Receipt receipt, Instant when) {
        jobs.schedule(instance(SETTLE, receipt.value()), when);
    }

    /** Looks at a report now because it changed to this version. */
    void settleNow(Receipt receipt, long version, Instant now) {
        jobs.schedule(instance(SETTLE, receipt.value() + "." + version), now);
    }

    /** Tells the sender of a report this notice now. */
    void tell(long notice, Instant now) {
        jobs.schedule(instance(TELL, Long.toString(notice)), now);
    }

    /** Fetches the bytes of a piece now. */
    void fetch(long piece, Instant now) {
        jobs.schedule(instance(FETCH, Long.toString(piece)), now);
    }

    /** The task that settles reports. */
    static Task<Void> settling(Function<Receipt, Optional<Instant>> work, Clock clock) {
        return task(
                SETTLE,
                name -> work.apply(new Receipt(name.contains(".") ? name.substring(0, name.indexOf('.')) : name)),
                clock);
    }

    /** The task that fetches media. */
    static Task<Void> fetching(Function<Long, Optional<Instant>> work, Clock clock) {
        return task(FETCH, name -> work.apply(Long.parseLong(name)), clock);
    }

    /** The task that tells notices. */
    static Task<Void> telling(Function<Long, Optional<Instant>> work, Clock clock) {
        return task(TELL, name -> work.apply(Long.parseLong(name)), clock);
    }

    /** How long to wait after this many failures. */
    static Duration backOff(int failures) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.clamp(failures - 1L, 0, 12));
        return doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    /** The work gives the time at which it wants to go on; empty ends the job. */
    private static Task<Void> task(String name, Function<String, Optional<Instant>> work, Clock clock) {
        return Tasks.custom(name, Void.class)
                .onFailure((complete, operations) -> operations.reschedule(
                        complete, clock.instant().plus(backOff(complete.getExecution().consecutiveFailures + 1))))
                .onDeadExecutionRevive()
                .execute((instance, context) -> work.apply(instance.getId())
                        .<CompletionHandler<Void>>map(Again::new)
                        .orElseGet(CompletionHandler.OnCompleteRemove::new));
    }

    private static TaskInstance<Void> instance(String task, String name) {
        return new TaskInstance<>(task, name);
    }

    private record Again(Instant when) implements CompletionHandler<Void> {
        @Override
        public void complete(ExecutionComplete complete, ExecutionOperations<Void> operations) {
            operations.reschedule(complete, when);
        }
    }
}
