package org.chengqing.outbox;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengqing.outbox.QueuedMail.Standing;
import org.springframework.transaction.support.TransactionOperations;

/** Takes mails and sees to it that they arrive. Methods block on JDBC. */
public final class Outbox {
    private final Mails mails;
    private final MailFamilies families;
    private final MailQueue queue;
    private final MailActs acts;
    private final DeliveredMails delivered;
    private final Jobs jobs;
    private final MailTransport transport;
    private final QueuePause pause;
    private final TransactionOperations transactions;
    private final Clock clock;

    Outbox(
            Mails mails,
            MailFamilies families,
            MailQueue queue,
            MailActs acts,
            DeliveredMails delivered,
            Jobs jobs,
            MailTransport transport,
            QueuePause pause,
            TransactionOperations transactions,
            Clock clock) {
        this.mails = mails;
        this.families = families;
        this.queue = queue;
        this.acts = acts;
        this.delivered = delivered;
        this.jobs = jobs;
        this.transport = transport;
        this.pause = pause;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Stores the mail and its job in the caller's transaction; a known key is left as it is. A mail whose attachments are
     * larger than {@code outbox.part-limit} goes out in parts, and is delivered when all of them are.
     */
    public void enqueue(OutgoingMail mail) {
        transactions.executeWithoutResult(status -> families.handOver(mail, clock.instant()));
    }

    /** How far the mail of this key has come, the least part of it if there are several; empty when there is none. */
    public Optional<MailState> state(String key) {
        return queue.state(key);
    }

    /** Mails of these standings, each part for itself, the oldest first. */
    public List<QueuedMail> queue(Set<Standing> standings, int most) {
        return queue.list(standings, most);
    }

    /** The mail, or part of one, of this key if it has not certainly arrived. */
    public Optional<QueuedMail> queued(String key) {
        return queue.find(key);
    }

    /** Whether mail can be sent to it: one address in ASCII with a domain, without a name beside it. */
    public static boolean isAddress(String address) {
        return MailAddress.isPlain(address);
    }

    /** Why nothing is being sent, since and until when; empty when mail flows. */
    public Optional<Pause> pause() {
        return pause.current();
    }

    /**
     * The queue stands still.
     *
     * @param reason in technical English
     * @param until when one mail finds out whether it works again
     */
    public record Pause(String reason, Instant since, Instant until) {}

    /** How many mails have not arrived, since when, and why. */
    public OutboxHealth health() {
        return queue.health();
    }

    /**
     * Sends a mail again from the start of its schedule, as far as it has not arrived: one that was given up, is waiting,
     * uncertain or suspected to be lost.
     *
     * @param who name of the person, written down; throws {@link IllegalArgumentException} when it is blank
     */
    public ActResult resend(String key, String who) {
        return acts.resend(key, who);
    }

    /** As {@link #resend}, to this address; what the mail itself says of its recipient stays. */
    public ActResult readdress(String key, String address, String who) {
        return acts.readdress(key, address, who);
    }

    /** Writes a mail as a file that mail programs open ({@code .eml}); one in parts is written as a whole. */
    public ActResult export(String key, OutputStream sink, String who) throws IOException {
        return acts.export(key, sink, who);
    }

    /** Ends the pause of the queue. */
    public ActResult resume(String who) {
        return acts.resume(who);
    }

    /**
     * Drops text, names of attachments and the finished bytes of mails that were delivered before this time; their keys,
     * states and times stay. Tells how many mails and parts.
     */
    public int forgetDelivered(Instant before) {
        return delivered.forget(before);
    }

    /** Whether a mail whose key begins like one of these has not arrived. */
    public boolean hasUndelivered(List<String> keys) {
        return keys.stream().anyMatch(mails::anyUndelivered);
    }

    /** Where mails go, as a Chinese sentence for the operator. */
    public String destination() {
        return transport.destination();
    }

    /** Why nothing is being sent at the moment, in technical English; empty when mail flows. */
    public Optional<String> pausedBecause() {
        return pause.reason();
    }

    /** Gives every unfinished mail that has none its job. */
    void reconcile() {
        for (Mails.Due due : mails.withoutJob(MailFamilies.TASK)) {
            jobs.schedule(new TaskInstance<Void>(MailFamilies.TASK, due.key()), due.at());
        }
    }
}
