package org.chengqing.outbox;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengqing.alarms.AlarmSource;
import org.chengqing.blobs.Blobs;
import org.chengqing.retention.Expiry;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.CannotStart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    OutboxSettings.class,
    ImapSettings.class,
    MailAlarmSettings.class,
    OriginalsSettings.class,
    RestoreSettings.class
})
class OutboxConfiguration {
    @Bean
    MailTransport mailTransport(
            OutboxSettings settings,
            RestoreSettings restore,
            MailboxSearch mailbox,
            @Value("${chengqing.data:data}") Path data,
            Clock clock) {
        if (settings.smtp().host() == null) {
            return new MaildirTransport(data.resolve(settings.mailbox()));
        }
        MailTransport smtp = new SmtpTransport(settings.smtp());
        if (!restore.lookFirst()) {
            return smtp;
        }
        if (!mailbox.isPossible()) {
            throw new CannotStart("设置了 outbox.restore.look-first，但没有配置 outbox.imap，不能到邮箱里查。请先配置 IMAP 再启动。");
        }
        return new LookingTransport(smtp, mailbox, clock);
    }

    /** What goes into a Maildir is in no mailbox of a server. */
    @Bean
    MailboxSearch mailboxSearch(OutboxSettings settings, ImapSettings imap) {
        return imap.host() == null || settings.smtp().host() == null
                ? new MailboxSearch.Nowhere()
                : new ImapMailboxSearch(imap);
    }

    @Bean
    Mails mails(JdbcClient jdbc, PlatformTransactionManager transactions, MasterKey contentKey) {
        return new Mails(jdbc, new TransactionTemplate(transactions), new MailRows(contentKey));
    }

    @Bean
    MailFamilies mailFamilies(
            Mails mails, JdbcClient jdbc, Jobs jobs, OutboxSettings settings, ApplicationEventPublisher events) {
        return new MailFamilies(mails, jdbc, jobs, settings, events);
    }

    @Bean
    MimeStore mimeStore(Mails mails, Blobs blobs, OutboxSettings settings, Clock clock) {
        return new MimeStore(mails, blobs, settings, clock);
    }

    @Bean
    QueuePause mailPause(JdbcClient jdbc, OutboxSettings settings) {
        return new QueuePause(jdbc, settings.pause());
    }

    @Bean
    MailDelivery mailDelivery(
            Mails mails,
            MailFamilies families,
            MimeStore mime,
            MailTransport transport,
            MailboxSearch mailbox,
            OutboxSettings settings,
            ImapSettings imap,
            QueuePause pause,
            PlatformTransactionManager transactions,
            Clock clock) {
        List<Duration> looks = mailbox.isPossible() ? imap.lookAfter() : List.of();
        return new MailDelivery(
                mails,
                families,
                mime,
                transport,
                mailbox,
                new MailRules(settings, transport.isIdempotent(), looks),
                settings,
                pause,
                new TransactionTemplate(transactions),
                clock);
    }

    /** The schedule of retries is the mail's own; the job comes back when the mail says so. */
    @Bean
    Task<Void> mailTask(MailDelivery delivery) {
        return Tasks.custom(MailFamilies.TASK, Void.class)
                .onFailure((done, job) ->
                        job.reschedule(done, done.getTimeDone().plus(backOff(done.getExecution().consecutiveFailures))))
                .execute((instance, context) -> {
                    Optional<Instant> again = delivery.advance(instance.getId());
                    return (done, job) -> again.ifPresentOrElse(at -> job.reschedule(done, at), job::remove);
                });
    }

    /** Once for all instances together. */
    @Bean
    RecurringTask<Void> mailSweepTask(
            JdbcClient jdbc, Mails mails, MailboxSearch mailbox, ImapSettings imap, Clock clock) {
        MailSweep sweep = new MailSweep(jdbc, mails, mailbox, imap, clock);
        return Tasks.recurring("mail-sweep", FixedDelay.of(imap.sweepEvery()))
                .execute((instance, context) -> sweep.sweep());
    }

    @Bean
    Outbox outbox(
            Mails mails,
            MailFamilies families,
            MimeStore mime,
            Blobs blobs,
            Jobs jobs,
            JdbcClient jdbc,
            MailTransport transport,
            QueuePause pause,
            PlatformTransactionManager manager,
            Clock clock) {
        TransactionTemplate transactions = new TransactionTemplate(manager);
        return new Outbox(
                mails,
                families,
                new MailQueue(jdbc),
                new MailActs(mails, mime, pause, jobs, jdbc, transactions, clock),
                new DeliveredMails(jdbc, transactions, blobs, clock),
                jobs,
                transport,
                pause,
                transactions,
                clock);
    }

    @Bean
    Expiry expiredOriginals(Outbox outbox, OriginalsSettings settings) {
        return new ExpiredOriginals(outbox, settings);
    }

    @Bean
    AlarmSource mailAlarms(Outbox outbox, MailAlarmSettings settings, Clock clock) {
        return new OutboxAlarms(outbox, settings, clock);
    }

    @Bean
    @ConditionalOnProperty("outbox.alarms.administrator")
    AlarmMails alarmMails(Outbox outbox, MailAlarmSettings settings, Clock clock) {
        return new AlarmMails(outbox, Objects.requireNonNull(settings.administrator()), clock);
    }

    @Bean
    Reconciliation mailReconciliation(Outbox outbox) {
        return outbox::reconcile;
    }

    /** After a failure that is not the mail's own (the database away, a mail that cannot be built): ever longer. */
    private static Duration backOff(int consecutiveFailures) {
        return Duration.ofSeconds(Math.min(300, 1L << Math.min(consecutiveFailures, 9)));
    }
}
