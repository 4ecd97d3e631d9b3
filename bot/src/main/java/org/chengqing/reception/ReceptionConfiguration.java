package org.chengqing.reception;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chengqing.channel.Channel;
import org.chengqing.identity.ContactUse;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.retention.Expiry;
import org.chengqing.sealing.MasterKey;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ReceptionSettings.class, CannedReplies.class})
class ReceptionConfiguration {
    @Bean
    Reception.Tables receptionTables(JdbcClient jdbc, MasterKey contentKey) {
        return new Reception.Tables(
                new VisitTable(jdbc), new LineTable(jdbc, contentKey.keyFor("reception")), new BlockTable(jdbc));
    }

    @Bean
    Presence presence(Reception.Tables tables, ReceptionSettings settings, Clock clock) {
        return new Presence(tables.visits(), tables.blocks(), settings, clock);
    }

    @Bean
    BusySenders busySenders(ReceptionSettings settings, Clock clock) {
        return new BusySenders(settings.busyWindow(), settings.senders(), clock);
    }

    @Bean
    Within receptionWithin(ReceptionSettings settings) {
        return new Within(settings.storeWithin(), settings.storeAtOnce());
    }

    @Bean
    Reception reception(
            Presence presence,
            BusySenders busy,
            Reception.Tables tables,
            Contacts contacts,
            Pseudonyms pseudonyms,
            PlatformTransactionManager manager,
            Within receptionWithin,
            ReceptionSettings settings,
            Clock clock) {
        return new Reception(
                presence,
                busy,
                tables,
                contacts,
                pseudonyms,
                new TransactionTemplate(manager),
                receptionWithin,
                settings,
                clock);
    }

    @Bean
    Counter counter(
            Reception.Tables tables,
            Presence presence,
            BusySenders busy,
            Contacts contacts,
            ObjectProvider<Channel> channels,
            StaffWords words,
            ReceptionSettings settings,
            Clock clock) {
        return new Counter(
                tables, presence, busy, contacts, channels.orderedStream().toList(), words, settings, clock);
    }

    @Bean
    ContactUse visitors(Reception.Tables tables) {
        return tables.visits()::needed;
    }

    @Bean
    Expiry endedVisits(Reception.Tables tables, ReceptionSettings settings) {
        return expiry(
                "人工接待的对话",
                (now, most) -> tables.visits().expire(now.minus(settings.kept()), most).stream()
                        .map(String::valueOf)
                        .toList());
    }

    @Bean
    Expiry endedBlocks(Reception.Tables tables) {
        return expiry("过期的暂停接待", tables.blocks()::expire);
    }

    @FunctionalInterface
    private interface Expiring {
        List<String> expire(Instant now, int most);
    }

    private static Expiry expiry(String what, Expiring expiring) {
        return new Expiry() {
            @Override
            public String what() {
                return what;
            }

            @Override
            public List<String> expire(Instant now, int most) {
                return expiring.expire(now, most);
            }
        };
    }

    /** One job for all instances. */
    @Bean
    Task<Void> endSilentVisits(Counter counter) {
        return Tasks.recurring("end-silent-visits", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((_, _) -> counter.endSilent());
    }
}
