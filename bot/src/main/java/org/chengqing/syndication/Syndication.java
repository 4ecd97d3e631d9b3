package org.chengqing.syndication;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengqing.syndication.Delivery.State;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** What staff see and do. Methods block on JDBC; acts join the transaction of their caller. */
public final class Syndication {
    private final Targets targets;
    private final Deliveries deliveries;
    private final TargetStates states;
    private final TargetJobs jobs;
    private final TransactionOperations transactions;
    private final Clock clock;

    Syndication(
            Targets targets,
            Deliveries deliveries,
            TargetStates states,
            TargetJobs jobs,
            TransactionOperations transactions,
            Clock clock) {
        this.targets = targets;
        this.deliveries = deliveries;
        this.states = states;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of an act. */
    public enum ActResult {
        /** Done. */
        DONE,
        /** There is no such delivery or target. */
        NOT_THERE,
        /** It is waiting anyway, or was not given up. */
        NOT_NOW,
        /** The target said that it is gone; it must be resumed first. */
        STOPPED
    }

    /** All targets of the settings. */
    public List<TargetHealth> targets() {
        return targets.all().stream().map(states::health).toList();
    }

    /** Deliveries, the latest first; null for those of any target or state. */
    public List<Delivery> deliveries(@Nullable String target, @Nullable State state, int offset, int most) {
        return deliveries.list(target, state, offset, most);
    }

    /** The delivery of this number; empty when there is none. */
    public Optional<Delivery> find(long id) {
        return deliveries.find(id);
    }

    /** Sends a finished delivery once more, at once and under the same id. */
    public ActResult resend(long id) {
        Optional<Delivery> found = deliveries.find(id);
        Optional<Target> target = found.flatMap(it -> targets.find(it.target()));
        if (target.isEmpty()) {
            return ActResult.NOT_THERE;
        }
        String name = target.get().name();
        if (states.find(name).filter(TargetStates.Standing::stopped).isPresent()) {
            return ActResult.STOPPED;
        }
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (!deliveries.again(id, clock.instant())) {
                return ActResult.NOT_NOW;
            }
            states.resume(name);
            jobs.wake(name);
            return ActResult.DONE;
        }));
    }

    /** Lets a delivery that was given up be. */
    public ActResult setAside(long id) {
        if (deliveries.find(id).isEmpty()) {
            return ActResult.NOT_THERE;
        }
        return deliveries.setAside(id, clock.instant()) ? ActResult.DONE : ActResult.NOT_NOW;
    }

    /** Speaks to a target again that was paused or stopped. */
    public ActResult resume(String name) {
        if (targets.find(name).isEmpty()) {
            return ActResult.NOT_THERE;
        }
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (!states.resume(name)) {
                return ActResult.NOT_THERE;
            }
            jobs.wake(name);
            return ActResult.DONE;
        }));
    }
}
