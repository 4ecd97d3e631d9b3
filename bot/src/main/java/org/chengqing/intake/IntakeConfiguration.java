package org.chengqing.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import java.net.URI;
import java.time.Clock;
import org.chengqing.attachments.Antivirus;
import org.chengqing.blobs.Blobs;
import org.chengqing.channel.Channel;
import org.chengqing.identity.ContactUse;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.outbox.Jobs;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.Reconciliation;
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
@EnableConfigurationProperties(IntakeSettings.class)
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
            IntakeJobs jobs,
            Pseudonyms pseudonyms,
            Contacts contacts,
            IntakeSettings settings,
            Clock clock) {
        Fence fence = new Fence(manager, settings.storeWithin(), settings.storeAtOnce());
        return new Intake(
                fence, tipOffs, pieces, jobs, Receipts.unforeseeable(clock), pseudonyms, contacts, settings, clock);
    }

    @Bean
    OfficeMail officeMail(
            ObjectProvider<Routing> routing,
            KnowledgeBase knowledge,
            Blobs blobs,
            @Value("${publication.base-url:http://localhost:8080}") URI publicAddress,
            IntakeSettings settings) {
        Routing oneMailbox =
                category -> new Routing.Destination(category == null ? "未分类" : category, settings.mailbox());
        return new OfficeMail(
                routing.getIfAvailable(() -> oneMailbox), knowledge, blobs, new ReportSheet(publicAddress, settings));
    }

    @Bean
    Settlement tipOffSettlement(
            PlatformTransactionManager manager,
            TipOffs tipOffs,
            Pieces pieces,
            OfficeMail officeMail,
            Outbox outbox,
            Blobs blobs,
            IntakeSettings settings,
            Clock clock) {
        return new Settlement(
                transactions(manager), tipOffs, pieces, new Lifecycle(settings), officeMail, outbox, blobs, clock);
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
    Reconciliation lostIntakeJobs(TipOffs tipOffs, Pieces pieces, IntakeJobs jobs, Clock clock) {
        return new LostJobs(tipOffs, pieces, jobs, clock);
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
    Deliveries tipOffDeliveries(TipOffs tipOffs) {
        return new Deliveries(tipOffs);
    }

    private static TransactionTemplate transactions(PlatformTransactionManager manager) {
        TransactionTemplate transactions = new TransactionTemplate(manager);
        transactions.setTimeout(JOB_SECONDS);
        return transactions;
    }
}
