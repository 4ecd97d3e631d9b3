package org.chengqing.outbox;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.List;
import org.chengqing.outbox.OutboxEntry.Origin;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Mails and the parts they go out in. The row of a mail in parts stays, is never sent itself, and is accepted when all
 * of them are. Every method runs in the caller's transaction.
 */
final class MailFamilies {
    /** The name of the jobs that bring mails forward. */
    static final String TASK = "mail";

    private final Mails mails;
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final OutboxSettings settings;
    private final ApplicationEventPublisher events;

    MailFamilies(Mails mails, JdbcClient jdbc, Jobs jobs, OutboxSettings settings, ApplicationEventPublisher events) {
        this.mails = mails;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.settings = settings;
        this.events = events;
    }

    /** Stores a mail, or it and its parts, with their jobs; a known key is left as it is. */
    void handOver(OutgoingMail mail, Instant now) {
        List<OutgoingMail> parts = MailSplitter.split(mail, settings.partLimit().toBytes());
        if (parts.size() == 1) {
            add(mail, Origin.HANDED_OVER, now);
        } else if (mails.insert(mail, messageId(mail), Origin.HANDED_OVER, MailState.SPLIT, now)) {
            parts.forEach(part -> add(part, new Origin(mail.key(), mail.key(), false, null), now));
        }
    }

    /** Stores the smaller parts of a mail whose size a server refused. */
    void halve(OutboxEntry entry, Instant now) {
        Origin origin =
                new Origin(entry.key(), entry.whole(), true, entry.origin().envelopeTo());
        MailSplitter.halve(entry.mail()).forEach(part -> add(part, origin, now));
    }

    /** Tells once that a whole mail is delivered, when the last of its parts was accepted. */
    void accepted(OutboxEntry entry, Instant now) {
        String parent = entry.origin().parent();
        if (parent == null) {
            if (tellOnce(entry.key(), now)) {
                events.publishEvent(new MailDelivered(entry.key(), now));
            }
            return;
        }
        OutboxEntry whole = mails.lock(parent);
        if (whole.state() == MailState.SPLIT && areAllAccepted(parent)) {
            mails.move(whole, new MailRules.Next(MailState.SENT, now, whole.tally()), "all parts accepted", now);
            // there are no bytes of its own that could be looked for
            mails.verified(parent);
            accepted(whole, now);
        }
    }

    /** Tells that a mail was given up, whose part this is. */
    void givenUp(OutboxEntry entry, Instant now) {
        events.publishEvent(new MailDead(entry.whole(), now));
    }

    private void add(OutgoingMail mail, Origin origin, Instant now) {
        if (mails.insert(mail, messageId(mail), origin, MailState.PENDING, now)) {
            jobs.schedule(new TaskInstance<Void>(TASK, mail.key()), now);
        }
    }

    private String messageId(OutgoingMail mail) {
        return mail.key() + "@" + settings.officeDomain();
    }

    private boolean areAllAccepted(String parent) {
        return jdbc.sql("SELECT bool_and(state = 'SENT') FROM outbox_mail WHERE parent = ?")
                .param(parent)
                .query(Boolean.class)
                .single();
    }

    private boolean tellOnce(String key, Instant now) {
        return jdbc.sql("UPDATE outbox_mail SET delivered_at = ? WHERE key = ? AND delivered_at IS NULL")
                        .params(MailRows.utc(now), key)
                        .update()
                > 0;
    }
}
