package org.chengqing.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.chengqing.sealing.InstallationSecret;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {
    @Bean
    Chain auditChain(InstallationSecret secret) {
        return new Chain(secret.derive("audit trail"));
    }

    @Bean
    AuditTrail auditTrail(JdbcClient jdbc, PlatformTransactionManager transactions, Chain chain, Clock clock) {
        return new AuditTrail(jdbc, new TransactionTemplate(transactions), chain, clock);
    }

    @Bean
    AuditReading auditReading(JdbcClient jdbc) {
        return new AuditReading(jdbc);
    }

    @Bean
    AuditCheck auditCheck(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Chain chain,
            @Value("${chengqing.data:data}") Path data,
            Clock clock) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new AuditCheck(jdbc, snapshot, chain, data.resolve("audit").resolve("last-check.txt"), clock);
    }

    /** One job for all instances. */
    @Bean
    Task<Void> checkAuditTrail(AuditCheck check, AuditSettings settings) {
        return Tasks.recurring("check-audit-trail", Schedules.daily(ZoneId.of("Asia/Shanghai"), settings.checkAt()))
                .execute((_, _) -> check.run());
    }
}
