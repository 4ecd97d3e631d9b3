package org.chengqing.outbox;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/** Takes mails and sees to it that they arrive. Methods block on JDBC. */
public final class Outbox {
    private final Mails mails;
    private final Jobs jobs;
    private final Task<Void> task;
    private final MailTransport transport;
    private final QueuePause pause;
    private final TransactionOperations transactions;
    private final String officeDomain;
    private final Clock clock;

    Outbox(
            Mails mails,
            Jobs jobs,
            Task<Void> task,
            MailTransport transport,
            QueuePause pause,
            TransactionOperations transactions,
            String officeDomain,
            Clock clock) {
        this.mails = mails;
        this.jobs = jobs;
        this.task = task;
        this.transport = transport;
        this.pause = pause;
        this.transactions = transactions;
        this.officeDomain = officeDomain;
        this.clock = clock;
    }

    /** Stores the mail and its job in the caller's transaction; a known key is left as it is. */
    public void enqueue(OutgoingMail mail) {
        transactions.executeWithoutResult(status -> {
            Instant now = clock.instant();
            if (mails.insert(mail, mail.key() + "@" + officeDomain, now)) {
                jobs.schedule(task.instance(mail.key()), now);
            }
        });
    }

    /** How far the mail of this key has come; empty when there is none. */
    public Optional<MailState> state(String key) {
        return mails.find(key).map(OutboxEntry::state);
    }

    /** Mails that were given up, the newest first. */
    public List<DeadLetter> deadLetters(int most) {
        return mails.dead(most);
    }

    /** Tries a dead letter again from the start of its schedule; false when the key names none. */
    public boolean retry(String key) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            boolean revived = mails.revive(key, now);
            if (revived) {
                jobs.scheduleOrMove(task.instance(key), now);
            }
            return revived;
        }));
    }

    /** Where mails go, as a Chinese sentence for the operator. */
    public String destination() {
        return transport.destination();
    }

    /** Why nothing is being sent from this instance at the moment, in technical English; empty when mail flows. */
    public Optional<String> pausedBecause() {
        return pause.reason();
    }

    /** Gives every unfinished mail that has none its job. */
    void reconcile() {
        for (Mails.Due due : mails.withoutJob(task.getName())) {
            jobs.schedule(task.instance(due.key()), due.at());
        }
    }
}
