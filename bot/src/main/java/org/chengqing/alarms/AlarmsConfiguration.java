package org.chengqing.alarms;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlarmSettings.class)
class AlarmsConfiguration {
    /** Looks that an instance may miss before its alarms count for nothing. */
    private static final int MISSED = 5;

    /** Longest transaction of the table, in seconds. */
    private static final int SECONDS = 5;

    /** Sources are asked for at the first look: their features may need this one. */
    @Bean
    Alarms alarms(
            ObjectProvider<AlarmSource> sources,
            JdbcClient jdbc,
            PlatformTransactionManager manager,
            AlarmSettings settings,
            ApplicationEventPublisher events,
            Environment environment,
            Clock clock) {
        TransactionTemplate transactions = new TransactionTemplate(manager);
        transactions.setTimeout(SECONDS);
        return new Alarms(
                () -> sources.orderedStream().toList(),
                new AlarmTable(jdbc, transactions, settings.checkEvery().multipliedBy(MISSED), clock),
                host() + "-" + UUID.randomUUID(),
                settings,
                events,
                environment.acceptsProfiles(Profiles.of("!command")),
                clock);
    }

    @Bean
    AlarmSource diskAlarm(@Value("${chengqing.data:data}") Path data, AlarmSettings settings, Clock clock) {
        DiskAlarm.Disk disk = () -> {
            FileStore store = Files.getFileStore(data);
            return new DiskAlarm.Space(store.getUsableSpace(), store.getTotalSpace());
        };
        return new DiskAlarm(disk, host(), settings, clock);
    }

    @Bean
    AlarmSource postgresAlarm(DataSource source, Clock clock) {
        return new PostgresAlarm(source, clock);
    }

    @Bean
    AlarmSource redisAlarm(RedisConnectionFactory factory, Clock clock) {
        return new RedisAlarm(factory, clock);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "本机";
        }
    }
}
