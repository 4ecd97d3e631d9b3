package org.chengqing.broadcast;

import com.github.kagkarlsson.scheduler.task.Task;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.audit.AuditTrail;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.Channel;
import org.chengqing.identity.ContactUse;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.Reporters;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.outbox.Jobs;
import org.chengqing.outbox.Reconciliation;
import org.chengqing.picture.ReviewPictures;
import org.chengqing.questions.Askers;
import org.chengqing.questions.FirstAnswers;
import org.chengqing.replies.ForwardText;
import org.chengqing.retention.Expiry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BroadcastSettings.class, FirstAnswerSettings.class, CorrectionSettings.class})
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
    BatchTable broadcastBatches(JdbcClient jdbc, PlatformTransactionManager manager) {
        return new BatchTable(jdbc, new TransactionTemplate(manager));
    }

    @Bean
    Lists broadcastLists(JdbcClient jdbc, PlatformTransactionManager manager, BatchTable batches) {
        return new Lists(jdbc, new TransactionTemplate(manager), batches);
    }

    @Bean
    Numbers broadcastNumbers(JdbcClient jdbc) {
        return new Numbers(jdbc);
    }

    @Bean
    Pace broadcastPace(JdbcClient jdbc) {
        return new Pace(jdbc);
    }

    @Bean
    Ways broadcastWays(ObjectProvider<Channel> channels, ObjectProvider<BulkChannel> bulk, BroadcastSettings settings) {
        return new Ways(
                channels.orderedStream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity())),
                bulk.orderedStream().collect(Collectors.toUnmodifiableMap(BulkChannel::name, Function.identity())),
                settings.notices());
    }

    @Bean
    Messages broadcastMessages(
            ForwardText forward,
            ReviewPictures pictures,
            @Value("${publication.base-url:http://localhost:8080}") URI base,
            @Value("${publication.publisher:云溪县互联网辟谣中心}") String publisher,
            Clock clock) {
        return new Messages(forward, pictures, base, publisher, clock);
    }

    @Bean
    ReportTable broadcastReportTable(JdbcClient jdbc) {
        return new ReportTable(jdbc);
    }

    @Bean
    Reported broadcastReports(
            ReportTable reports,
            BatchTable batches,
            BroadcastTable table,
            Askers askers,
            KnowledgeBase knowledge,
            Pseudonyms pseudonyms,
            Clock clock) {
        return new Reported(reports, batches, table, askers, knowledge, pseudonyms, clock);
    }

    @Bean
    Broadcasts broadcasts(
            BroadcastTable table,
            Ledger ledger,
            BatchTable batches,
            Numbers numbers,
            Jobs jobs,
            Askers askers,
            KnowledgeBase knowledge,
            PlatformTransactionManager manager,
            BroadcastSettings settings,
            Clock clock) {
        return new Broadcasts(
                table,
                ledger,
                batches,
                numbers,
                new BroadcastJobs(jobs),
                askers,
                knowledge,
                new TransactionTemplate(manager),
                settings,
                clock);
    }

    @Bean
    Quotas broadcastQuotas(
            Ways ways,
            Numbers numbers,
            Messages messages,
            KnowledgeBase knowledge,
            BroadcastSettings settings,
            Clock clock) {
        return new Quotas(ways, numbers, messages, knowledge, settings, clock);
    }

    @Bean
    Previews broadcastPreviews(
            BroadcastTable table, KnowledgeBase knowledge, Messages messages, Ways ways, BroadcastSettings settings) {
        return new Previews(table, knowledge, messages, ways, settings);
    }

    @Bean
    Preparation broadcastPreparation(
            BroadcastTable table,
            Ledger ledger,
            BatchTable batches,
            Numbers numbers,
            Askers askers,
            Reporters reporters,
            Subscriptions subscriptions,
            Contacts contacts,
            Pseudonyms pseudonyms,
            KnowledgeBase knowledge,
            Ways ways,
            BroadcastSettings settings,
            Clock clock) {
        Recipients recipients = new Recipients(askers, reporters, subscriptions, contacts, pseudonyms, ways);
        return new Preparation(
                table, ledger, batches, numbers, recipients, askers, contacts, knowledge, ways, settings, clock);
    }

    @Bean
    Telling broadcastTelling(
            BroadcastTable table,
            Ledger ledger,
            Askers askers,
            Contacts contacts,
            Ways ways,
            Messages messages,
            ReportTable reports,
            Numbers numbers,
            Pace pace,
            BroadcastSettings settings,
            Clock clock) {
        return new Telling(
                table,
                ledger,
                askers,
                contacts,
                ways,
                new Notices(ways, messages),
                messages,
                reports,
                numbers,
                pace,
                settings,
                clock);
    }

    @Bean
    FirstAnswers firstAnswerBroadcasts(
            JdbcClient jdbc,
            Broadcasts broadcasts,
            Catalog catalog,
            AuditTrail audit,
            PlatformTransactionManager manager,
            FirstAnswerSettings settings) {
        return new FirstAnswerBroadcasts(jdbc, broadcasts, catalog, audit, new TransactionTemplate(manager), settings);
    }

    @Bean
    Corrections broadcastCorrections(
            Catalog catalog, KnowledgeBase knowledge, Askers askers, CorrectionSettings settings) {
        return new Corrections(catalog, knowledge, askers, settings);
    }

    @Bean
    LastTold lastTold(JdbcClient jdbc, Pseudonyms pseudonyms) {
        return new LastTold(jdbc, pseudonyms);
    }

    @Bean
    Run broadcastRun(
            BroadcastTable table,
            Ledger ledger,
            BatchTable batches,
            Lists lists,
            Numbers numbers,
            Pace pace,
            Telling telling,
            Reported reported,
            Contacts contacts,
            Messages messages,
            Ways ways,
            KnowledgeBase knowledge,
            BroadcastSettings settings,
            Clock clock) {
        BatchSending batchSending =
                new BatchSending(table, batches, reported, numbers, pace, contacts, messages, ways, settings, clock);
        return new Run(table, ledger, batches, lists, pace, telling, batchSending, knowledge, settings, clock);
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
    Expiry oldLedgers(
            PlatformTransactionManager manager,
            BroadcastTable table,
            Ledger ledger,
            Numbers numbers,
            BroadcastSettings settings) {
        return new OldLedgers(new TransactionTemplate(manager), table, ledger, numbers, settings.ledgerKept());
    }

    @Bean
    Expiry unmatchedReports(ReportTable reports) {
        return new OldReports(reports);
    }
}
