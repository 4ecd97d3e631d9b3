package org.chengqing.syndication;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chengqing.alarms.AlarmSource;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.outbox.Jobs;
import org.chengqing.outbox.Reconciliation;
import org.chengqing.retention.Expiry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyndicationSettings.class)
class SyndicationConfiguration {
    @Bean
    Targets syndicationTargets(SyndicationSettings settings, @Value("${chengqing.data:data}") Path data) {
        return Targets.of(settings, data);
    }

    @Bean
    Deliveries syndicationDeliveries(JdbcClient jdbc) {
        return new Deliveries(jdbc);
    }

    @Bean
    TargetStates syndicationTargetStates(JdbcClient jdbc) {
        return new TargetStates(jdbc);
    }

    @Bean
    TargetJobs syndicationTargetJobs(Jobs jobs, Targets targets, TargetStates states, Clock clock) {
        return new TargetJobs(jobs, targets, states, clock);
    }

    @Bean
    WebhookSender webhookSender(SyndicationSettings settings, Clock clock) {
        return new WebhookSender(settings, clock);
    }

    @Bean
    DeliveryRound deliveryRound(
            Targets targets,
            Deliveries deliveries,
            TargetStates states,
            WebhookSender sender,
            SyndicationSettings settings,
            PlatformTransactionManager manager,
            Clock clock) {
        return new DeliveryRound(
                targets, deliveries, states, sender, settings, new TransactionTemplate(manager), clock);
    }

    @Bean
    CatalogFollower catalogFollower(
            Catalog catalog,
            Targets targets,
            Deliveries deliveries,
            TargetJobs jobs,
            SyndicationSettings settings,
            JsonMapper json,
            @Value("${publication.base-url:http://localhost:8080}") URI base,
            @Value("${publication.publisher:云溪县互联网辟谣中心}") String publisher,
            JdbcClient jdbc,
            PlatformTransactionManager manager,
            Clock clock) {
        return new CatalogFollower(
                catalog,
                targets,
                deliveries,
                new Payload(json, base, publisher),
                settings,
                jdbc,
                new TransactionTemplate(manager),
                jobs::wakeAll,
                clock);
    }

    /** One job for each target; the schedule is the target's own. */
    @Bean
    Task<Void> webhookTask(DeliveryRound round) {
        return Tasks.custom(TargetJobs.TASK, Void.class)
                .onFailure((done, job) ->
                        job.reschedule(done, done.getTimeDone().plus(backOff(done.getExecution().consecutiveFailures))))
                .execute((instance, _) -> {
                    Optional<Instant> again = round.run(instance.getId());
                    return (done, job) -> again.ifPresentOrElse(at -> job.reschedule(done, at), job::remove);
                });
    }

    /** Once for all instances together. */
    @Bean
    RecurringTask<Void> syndicationFollowTask(CatalogFollower follower, SyndicationSettings settings) {
        return Tasks.recurring("webhook-follow", FixedDelay.of(settings.lookEvery()))
                .execute((_, _) -> follower.follow());
    }

    @Bean
    Reconciliation syndicationReconciliation(TargetJobs jobs) {
        return jobs::reconcile;
    }

    @Bean
    AlarmSource syndicationAlarms(Targets targets, TargetStates states, SyndicationSettings settings, Clock clock) {
        return new SyndicationAlarms(targets, states, settings, clock);
    }

    @Bean
    Syndication syndication(
            Targets targets,
            Deliveries deliveries,
            TargetStates states,
            TargetJobs jobs,
            PlatformTransactionManager manager,
            Clock clock) {
        return new Syndication(targets, deliveries, states, jobs, new TransactionTemplate(manager), clock);
    }

    @Bean
    Expiry expiredDeliveries(Deliveries deliveries, SyndicationSettings settings) {
        return new Expiry() {
            @Override
            public String what() {
                return "推送记录";
            }

            @Override
            public List<String> expire(Instant now, int most) {
                return Collections.nCopies(deliveries.forget(now.minus(settings.kept()), most), "");
            }
        };
    }

    /** After a failure that is not the target's own, such as the database away: ever longer. */
    private static Duration backOff(int consecutiveFailures) {
        return Duration.ofSeconds(Math.min(300, 1L << Math.min(consecutiveFailures, 9)));
    }
}
