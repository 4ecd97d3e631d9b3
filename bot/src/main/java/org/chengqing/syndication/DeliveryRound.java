package org.chengqing.syndication;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.chengqing.syndication.Deliveries.Ready;
import org.chengqing.syndication.TargetStates.Standing;
import org.chengqing.syndication.WebhookRules.Next;
import org.chengqing.syndication.WebhookSender.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Delivers to one target what is due, up to a number in a row. An attempt is committed before anything is sent and its
 * outcome afterwards; a process that dies in between leaves a row that waits, and the message is sent again under the same
 * id. A target that does not answer is left alone for ever longer, so that it holds one job for one answer's time only.
 */
final class DeliveryRound {
    private static final Logger log = LoggerFactory.getLogger(DeliveryRound.class);

    private final Targets targets;
    private final Deliveries deliveries;
    private final TargetStates states;
    private final WebhookSender sender;
    private final WebhookRules rules;
    private final SyndicationSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Semaphore turns;

    DeliveryRound(
            Targets targets,
            Deliveries deliveries,
            TargetStates states,
            WebhookSender sender,
            SyndicationSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.targets = targets;
        this.deliveries = deliveries;
        this.states = states;
        this.sender = sender;
        this.rules = new WebhookRules(settings);
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
        this.turns = new Semaphore(settings.atOnce());
    }

    /** When to come back; empty when this target is not spoken to any more. Blocks on JDBC and network. */
    Optional<Instant> run(String name) {
        Optional<Target> target = targets.find(name);
        Optional<Standing> standing = target.flatMap(_ -> states.find(name)).filter(it -> !it.stopped());
        if (target.isEmpty() || standing.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> held = standing.get().heldUntil(now);
        if (held.isPresent()) {
            return held;
        }
        if (!turns.tryAcquire()) {
            return Optional.of(now.plusSeconds(1));
        }
        try {
            return deliver(target.get(), now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(clock.instant().plus(settings.roundEvery()));
        } finally {
            turns.release();
        }
    }

    private Optional<Instant> deliver(Target target, Instant begun) throws InterruptedException {
        Instant enough = begun.plus(settings.answerWithin());
        int sent = 0;
        boolean goesOn = true;
        while (goesOn && sent < settings.round() && !clock.instant().isAfter(enough)) {
            Optional<Ready> next = deliveries.next(target.name(), clock.instant());
            if (next.isEmpty()) {
                break;
            }
            goesOn = attempt(target, next.get());
            sent++;
        }
        Instant now = clock.instant();
        if (sent == 0) {
            return Optional.of(now.plus(settings.lookEvery()));
        }
        states.nextRound(target.name(), now.plus(settings.roundEvery()));
        return states.find(target.name())
                .filter(it -> !it.stopped())
                .map(it -> it.heldUntil(now).orElse(now));
    }

    /** Whether the next one may follow at once. */
    private boolean attempt(Target target, Ready ready) throws InterruptedException {
        if (!deliveries.begin(ready)) {
            return true;
        }
        Outcome outcome = sender.send(target, ready.message(), ready.body());
        Instant now = clock.instant();
        int inARow = states.find(target.name()).map(Standing::failures).orElse(0);
        Next next = rules.after(outcome, ready.failures(), ready.countedFrom(), inARow, now);
        transactions.executeWithoutResult(_ -> {
            deliveries.conclude(ready, next, outcome, now);
            apply(target, next, now);
        });
        if (next.state() == Delivery.State.DEAD) {
            log.error(
                    "Message {} to {} is given up: {} {}",
                    ready.message(),
                    target.name(),
                    outcome.code(),
                    outcome.error());
        }
        return next.effect() == WebhookRules.Effect.DELIVERED || next.effect() == WebhookRules.Effect.ANSWERED;
    }

    private void apply(Target target, Next next, Instant now) {
        switch (next.effect()) {
            case DELIVERED -> states.delivered(target.name(), now);
            case ANSWERED -> states.answered(target.name());
            case STOPPED -> states.stop(target.name(), now);
            case PAUSED -> {
                states.pause(target.name(), next.pausedUntil());
                // it has just shown that it does not answer: no need to ask it about each
                deliveries.giveUp(target.name(), now.minus(settings.giveUpAfter()), now);
            }
        }
    }
}
