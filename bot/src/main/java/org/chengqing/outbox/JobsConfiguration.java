package org.chengqing.outbox;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
class JobsConfiguration {
    /** Tasks and reconciliations are asked for at start only: their features need {@link Jobs} first. */
    @Bean
    RunningJobs runningJobs(
            Environment environment,
            DataSource dataSource,
            Clock clock,
            JobSettings settings,
            ObjectProvider<Task<?>> tasks,
            ObjectProvider<Reconciliation> reconciliations) {
        return new RunningJobs(
                environment.acceptsProfiles(Profiles.of("!command")),
                dataSource,
                clock,
                settings,
                () -> tasks.orderedStream().toList(),
                () -> reconciliations.orderedStream().toList());
    }

    @Bean
    Jobs jobs(JdbcClient jdbc, Clock clock, RunningJobs running) {
        return new Jobs(jdbc, clock, running::look);
    }
}
