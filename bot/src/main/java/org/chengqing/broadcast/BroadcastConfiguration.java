package org.chengqing.broadcast;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.channel.Channel;
import org.chengqing.identity.ContactUse;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.Reporters;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.outbox.Jobs;
import org.chengqing.outbox.Reconciliation;
import org.chengqing.questions.Askers;
import org.chengqing.retention.Expiry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BroadcastSettings.class)
class BroadcastConfiguration {
    @Bean
    BroadcastTable broadcastTable(JdbcClient jdbc) {
        return new BroadcastTable(jdbc);
    }

    @Bean
    Ledger broadcastLedger(JdbcClient jdbc) {
        return new Ledger(jdbc);
    }

    @Bean
    Subscriptions subscriptions(
            JdbcClient jdbc,
            Ledger ledger,
            PlatformTransactionManager manager,
            Contacts contacts,
            Pseudonyms pseudonyms,
            BroadcastSettings settings,
            Clock clock) {
        return new Subscriptions(jdbc, ledger, new TransactionTemplate(manager), contacts, pseudonyms, settings, clock);
    }

    @Bean
    Broadcasts broadcasts(
            BroadcastTable table,
            Ledger ledger,
            Jobs jobs,
            Askers askers,
            KnowledgeBase knowledge,
            PlatformTransactionManager manager,
            BroadcastSettings settings,
            Clock clock) {
        return new Broadcasts(
                table,
                ledger,
                new BroadcastJobs(jobs),
                askers,
                knowledge,
                new TransactionTemplate(manager),
                settings,
                clock);
    }

    @Bean
    Preparation broadcastPreparation(
            BroadcastTable table,
            Ledger ledger,
            Askers askers,
            Reporters reporters,
            Subscriptions subscriptions,
            Contacts contacts,
            KnowledgeBase knowledge,
            ObjectProvider<Channel> channels,
            PlatformTransactionManager manager,
            BroadcastSettings settings,
            Clock clock) {
        return new Preparation(
                table,
                ledger,
                askers,
                reporters,
                subscriptions,
                contacts,
                knowledge,
                byName(channels),
                new TransactionTemplate(manager),
                settings,
                clock);
    }

    @Bean
    Telling broadcastTelling(
            BroadcastTable table,
            Ledger ledger,
            Askers askers,
            Contacts contacts,
            ObjectProvider<Channel> channels,
            BroadcastSettings settings,
            Clock clock) {
        return new Telling(table, ledger, askers, contacts, byName(channels), settings, clock);
    }

    @Bean
    Run broadcastRun(
            BroadcastTable table,
            Ledger ledger,
            Telling telling,
            KnowledgeBase knowledge,
            BroadcastSettings settings,
            Clock clock) {
        return new Run(table, ledger, telling, knowledge, settings, clock);
    }

    @Bean
    Task<Void> prepareBroadcasts(Preparation preparation, Clock clock) {
        return BroadcastJobs.preparing(preparation::run, clock);
    }

    @Bean
    Task<Void> runBroadcasts(Run run, Jobs jobs, Clock clock) {
        return BroadcastJobs.running(run::advance, jobs, clock);
    }

    @Bean
    Reconciliation lostBroadcastJobs(BroadcastTable table, Jobs jobs, BroadcastSettings settings, Clock clock) {
        BroadcastJobs broadcastJobs = new BroadcastJobs(jobs);
        return () -> {
            table.in(EnumSet.of(BroadcastState.PREPARING))
                    .forEach(it -> broadcastJobs.restorePreparing(it.id(), clock.instant()));
            table.in(EnumSet.of(BroadcastState.RUNNING, BroadcastState.SCHEDULED, BroadcastState.PAUSED))
                    .forEach(it -> broadcastJobs.restore(it.id(), settings.workers(), clock.instant()));
        };
    }

    @Bean
    ContactUse broadcastContacts(Ledger ledger, Subscriptions subscriptions) {
        return people -> Stream.concat(ledger.needed(people).stream(), subscriptions.known(people).stream())
                .distinct()
                .toList();
    }

    @Bean
    Expiry oldLedgers(Ledger ledger, BroadcastSettings settings) {
        return new OldLedgers(ledger, settings.ledgerKept());
    }

    private static Map<String, Channel> byName(ObjectProvider<Channel> channels) {
        return channels.orderedStream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
    }
}
