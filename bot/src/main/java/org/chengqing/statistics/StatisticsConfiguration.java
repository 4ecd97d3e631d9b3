package org.chengqing.statistics;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import org.chengqing.knowledge.KnowledgeBase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StatisticsSettings.class)
class StatisticsConfiguration {
    private static final Duration TIDIED_EVERY = Duration.ofHours(6);
    /** Longest transaction, in seconds. */
    private static final int SECONDS = 10;

    @Bean
    CountTable countTable(JdbcClient jdbc, PlatformTransactionManager manager) {
        TransactionTemplate transactions = new TransactionTemplate(manager);
        transactions.setTimeout(SECONDS);
        return new CountTable(jdbc, transactions);
    }

    @Bean
    Counts counts(
            CountTable table,
            KnowledgeBase knowledge,
            ObjectProvider<MeterRegistry> meters,
            StatisticsSettings settings,
            Clock clock) {
        return new Counts(
                table, knowledge::cacheUse, meters.getIfAvailable(SimpleMeterRegistry::new), settings.waiting(), clock);
    }

    @Bean
    Instances instances(JdbcClient jdbc, StatisticsSettings settings, Clock clock) {
        String version = StatisticsConfiguration.class.getPackage().getImplementationVersion();
        return new Instances(jdbc, host(), version == null ? "开发版" : version, settings.flushEvery(), clock);
    }

    @Bean
    Flushing statisticsFlushing(
            Counts counts, Instances instances, StatisticsSettings settings, Environment environment) {
        return new Flushing(
                counts, instances, settings.flushEvery(), environment.acceptsProfiles(Profiles.of("!command")));
    }

    @Bean
    Figures figures(JdbcClient jdbc) {
        return new Figures(jdbc);
    }

    @Bean
    Releases releases(JdbcClient jdbc) {
        return new Releases(jdbc);
    }

    /** One job for all instances. */
    @Bean
    Task<Void> tidyStatistics(CountTable table, StatisticsSettings settings, Clock clock) {
        return Tasks.recurring("tidy-statistics", Schedules.fixedDelay(TIDIED_EVERY))
                .execute((_, _) -> table.age(
                        clock.instant().minus(settings.byHour()),
                        clock.instant().minus(settings.kept())));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "本机";
        }
    }
}
