package org.chengqing.staff;

import java.time.Clock;
import org.chengqing.audit.AuditTrail;
import org.chengqing.retention.Expiry;
import org.chengqing.sealing.InstallationSecret;
import org.chengqing.sealing.MasterKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StaffSettings.class, SignInSettings.class})
class StaffConfiguration {
    @Bean
    StaffSessions staffSessions(JdbcClient jdbc, StaffSettings settings, Clock clock) {
        return new StaffSessions(jdbc, settings, clock);
    }

    @Bean
    StaffParts staffParts(
            JdbcClient jdbc,
            PlatformTransactionManager manager,
            InstallationSecret secret,
            MasterKey contentKey,
            StaffSessions sessions,
            AuditTrail audit,
            SignInSettings settings,
            @Value("${office.name:}") String office,
            Clock clock) {
        TransactionOperations transactions = new TransactionTemplate(manager);
        KeyedHash hash = new KeyedHash(secret.derive("staff"));
        return new StaffParts(
                jdbc,
                transactions,
                hash,
                contentKey.keyFor("staff second factor"),
                sessions,
                audit,
                new PasswordRules(CommonPasswords.shipped(), office),
                settings,
                clock);
    }

    @Bean
    SignIn signIn(StaffParts parts) {
        return parts.signIn();
    }

    @Bean
    SetUp setUp(StaffParts parts) {
        return parts.setUp();
    }

    @Bean
    StaffAccounts staffAccounts(StaffParts parts) {
        return parts.accounts();
    }

    @Bean
    OwnAccount ownAccount(StaffParts parts) {
        return parts.ownAccount();
    }

    @Bean
    GuessingAlarm guessingAlarm(JdbcClient jdbc, SignInSettings settings, Clock clock) {
        return new GuessingAlarm(jdbc, settings, clock);
    }

    @Bean
    Expiry staffExpiry(JdbcClient jdbc, StaffSessions sessions) {
        return new StaffExpiry(jdbc, sessions);
    }
}
