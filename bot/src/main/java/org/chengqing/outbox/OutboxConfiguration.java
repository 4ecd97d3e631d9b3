package org.chengqing.outbox;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chengqing.blobs.Blobs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {
    @Bean
    MailTransport mailTransport(OutboxSettings settings, @Value("${chengqing.data:data}") Path data) {
        return settings.smtp().host() == null
                ? new MaildirTransport(data.resolve(settings.mailbox()))
                : new SmtpTransport(settings.smtp());
    }

    @Bean
    Mails mails(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Mails(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    QueuePause mailPause(OutboxSettings settings) {
        return new QueuePause(settings.pause());
    }

    @Bean
    MailDelivery mailDelivery(
            Mails mails,
            Blobs blobs,
            MailTransport transport,
            OutboxSettings settings,
            QueuePause pause,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        return new MailDelivery(
                mails, blobs, transport, settings, pause, new TransactionTemplate(transactions), events, clock);
    }

    /** The schedule of retries is the mail's own; the job comes back when the mail says so. */
    @Bean
    Task<Void> mailTask(MailDelivery delivery) {
        return Tasks.custom("mail", Void.class)
                .onFailure((done, job) ->
                        job.reschedule(done, done.getTimeDone().plus(backOff(done.getExecution().consecutiveFailures))))
                .execute((instance, context) -> {
                    Optional<Instant> again = delivery.advance(instance.getId());
                    return (done, job) -> again.ifPresentOrElse(at -> job.reschedule(done, at), job::remove);
                });
    }

    @Bean
    Outbox outbox(
            Mails mails,
            Jobs jobs,
            Task<Void> mailTask,
            MailTransport transport,
            QueuePause pause,
            PlatformTransactionManager transactions,
            OutboxSettings settings,
            Clock clock) {
        return new Outbox(
                mails,
                jobs,
                mailTask,
                transport,
                pause,
                new TransactionTemplate(transactions),
                settings.officeDomain(),
                clock);
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
