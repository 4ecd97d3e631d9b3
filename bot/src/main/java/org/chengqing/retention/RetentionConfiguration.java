package org.chengqing.retention;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.ZoneId;
import org.chengqing.audit.AuditTrail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class RetentionConfiguration {
    @Bean
    Retention retention(
            ObjectProvider<Expiry> expiries,
            JdbcClient jdbc,
            RetentionSettings settings,
            AuditTrail audit,
            Clock clock) {
        return new Retention(() -> expiries.orderedStream().toList(), jdbc, settings, audit, clock);
    }

    /** One job for all instances. */
    @Bean
    Task<Void> expireData(Retention retention, RetentionSettings settings) {
        return Tasks.recurring("expire-data", Schedules.daily(ZoneId.of("Asia/Shanghai"), settings.at()))
                .execute((_, _) -> retention.run());
    }
}
