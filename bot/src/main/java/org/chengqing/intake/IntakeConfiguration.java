package org.chengqing.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.net.URI;
import java.time.Clock;
import org.chengqing.attachments.Antivirus;
import org.chengqing.blobs.Blobs;
import org.chengqing.channel.Channel;
import org.chengqing.identity.ContactUse;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.identity.Reveals;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.outbox.Jobs;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.Reconciliation;
import org.chengqing.retention.Expiry;
import org.chengqing.sealing.MasterKey;
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
@EnableConfigurationProperties({IntakeSettings.class, WaveSettings.class, KeepingSettings.class})
class IntakeConfiguration {
    /** Longest transaction of a job, in seconds. */
    private static final int JOB_SECONDS = 30;

    @Bean
    TipOffs tipOffs(JdbcClient jdbc) {
        return new TipOffs(jdbc);
    }

    @Bean
    SealedEvidence sealedEvidence(JdbcClient jdbc, MasterKey contentKey) {
        return new SealedEvidence(jdbc, contentKey);
    }

    @Bean
    Pieces evidencePieces(JdbcClient jdbc, SealedEvidence sealed) {
        return new Pieces(jdbc, sealed);
    }

    @Bean
    IntakeJobs intakeJobs(Jobs jobs) {
        return new IntakeJobs(jobs);
    }

    @Bean
    Intake intake(
            PlatformTransactionManager manager,
            TipOffs tipOffs,
            Pieces pieces,
            Amendments amendments,
            IntakeJobs jobs,
            Pseudonyms pseudonyms,
            Contacts contacts,
            Blobs blobs,
            IntakeSettings settings,
            Clock clock) {
        Fence fence = new Fence(manager, settings.storeWithin(), settings.storeAtOnce());
        return new Intake(
                fence,
                tipOffs,
                pieces,
                amendments,
                jobs,
                Receipts.unforeseeable(clock),
                pseudonyms,
                contacts,
                blobs::takesAttachments,
                settings,
                clock);
    }

    @Bean
    Waves waves(JdbcClient jdbc, WaveSettings settings) {
        return new Waves(jdbc, settings);
    }

    @Bean
    Digests digests(
            PlatformTransactionManager manager,
            TipOffs tipOffs,
            Pieces pieces,
            Waves waves,
            ObjectProvider<Routing> routing,
            Outbox outbox,
            IntakeSettings settings,
            WaveSettings waveSettings,
            Clock clock) {
        return new Digests(
                transactions(manager),
                tipOffs,
                pieces,
                waves,
                routing(routing, settings),
                new DigestMail(waves::mailedBefore),
                outbox,
                waveSettings,
                clock);
    }

    /** One job for all instances. */
    @Bean
    Task<Void> tipOffDigests(Digests digests, WaveSettings settings) {
        return Tasks.recurring("tip-off-digests", Schedules.fixedDelay(settings.digestEvery()))
                .execute((_, _) -> digests.run());
    }

    private static Routing routing(ObjectProvider<Routing> routing, IntakeSettings settings) {
        return routing.getIfAvailable(
                () -> category -> new Routing.Destination(category == null ? "未分类" : category, settings.mailbox()));
    }

    @Bean
    OfficeMail officeMail(
            ObjectProvider<Routing> routing,
            KnowledgeBase knowledge,
            Blobs blobs,
            @Value("${publication.base-url:http://localhost:8080}") URI publicAddress,
            IntakeSettings settings) {
        return new OfficeMail(routing(routing, settings), knowledge, blobs, new ReportSheet(publicAddress, settings));
    }

    @Bean
    Settlement tipOffSettlement(
            PlatformTransactionManager manager,
            TipOffs tipOffs,
            Pieces pieces,
            Removals removals,
            Pseudonyms pseudonyms,
            Waves waves,
            OfficeMail officeMail,
            Outbox outbox,
            Blobs blobs,
            IntakeSettings settings,
            Clock clock) {
        return new Settlement(
                transactions(manager),
                tipOffs,
                pieces,
                removals,
                new Lifecycle(settings),
                new Likeness(pseudonyms),
                waves,
                officeMail,
                outbox,
                blobs,
                clock);
    }

    /** Channels are asked for when something is to be fetched: they may need the conversation, and that the intake. */
    @Bean
    MediaDownloads mediaDownloads(
            PlatformTransactionManager manager,
            TipOffs tipOffs,
            Pieces pieces,
            IntakeJobs jobs,
            Blobs blobs,
            Antivirus antivirus,
            ObjectProvider<Channel> channels,
            Waves waves,
            WaveSettings waveSettings,
            IntakeSettings settings,
            Clock clock) {
        return new MediaDownloads(
                transactions(manager),
                tipOffs,
                pieces,
                jobs,
                blobs,
                antivirus,
                name -> channels.stream().filter(it -> it.name().equals(name)).findFirst(),
                waves,
                waveSettings,
                settings,
                clock);
    }

    @Bean
    Task<Void> tipOffSettling(Settlement settlement, Clock clock) {
        return IntakeJobs.settling(settlement::settle, clock);
    }

    @Bean
    Task<Void> tipOffMedia(MediaDownloads downloads, Clock clock) {
        return IntakeJobs.fetching(downloads::fetch, clock);
    }

    @Bean
    Reconciliation lostIntakeJobs(TipOffs tipOffs, Pieces pieces, Notices notices, IntakeJobs jobs, Clock clock) {
        return new LostJobs(tipOffs, pieces, notices, jobs, clock);
    }

    @Bean
    Expiry expiredReports(
            JdbcClient jdbc,
            TipOffs tipOffs,
            Settlement settlement,
            Outbox outbox,
            PlatformTransactionManager manager,
            KeepingSettings settings) {
        return new ExpiredReports(jdbc, tipOffs, settlement, outbox, transactions(manager), settings);
    }

    @Bean
    Identification identification(
            PlatformTransactionManager manager, TipOffs tipOffs, Reveals reveals, IntakeSettings settings) {
        return new Identification(new Fence(manager, settings.storeWithin(), settings.storeAtOnce()), tipOffs, reveals);
    }

    @Bean
    ContactUse senders(TipOffs tipOffs) {
        return tipOffs::senders;
    }

    @Bean
    Reconciliation unsealedEvidence(JdbcClient jdbc, SealedEvidence sealed, PlatformTransactionManager manager) {
        return new UnsealedRows(jdbc, sealed, transactions(manager));
    }

    @Bean
    Deliveries tipOffDeliveries(TipOffs tipOffs, Waves waves) {
        return new Deliveries(tipOffs, waves);
    }

    private static TransactionTemplate transactions(PlatformTransactionManager manager) {
        TransactionTemplate transactions = new TransactionTemplate(manager);
        transactions.setTimeout(JOB_SECONDS);
        return transactions;
    }
}
