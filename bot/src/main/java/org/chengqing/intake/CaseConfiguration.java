package org.chengqing.intake;

import java.time.Clock;
import org.chengqing.audit.AuditTrail;
import org.chengqing.blobs.Blobs;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.outbox.Outbox;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires what staff do with reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseSettings.class)
class CaseConfiguration {
    /** Where staff cross over to the database; they have a bound of their own, so that residents never wait for them. */
    @Bean
    Fence caseFence(PlatformTransactionManager manager, IntakeSettings settings) {
        return new Fence(manager, settings.storeWithin(), settings.storeAtOnce());
    }

    @Bean
    Reporters reporters(JdbcClient jdbc) {
        return new Reporters(jdbc);
    }

    @Bean
    CaseRows caseRows(JdbcClient jdbc) {
        return new CaseRows(jdbc);
    }

    @Bean
    CaseEvents caseEvents(JdbcClient jdbc, SealedEvidence sealed, AuditTrail audit) {
        return new CaseEvents(jdbc, sealed, audit::record);
    }

    @Bean
    CaseList caseList(JdbcClient jdbc, CaseRows rows, CaseSettings settings, Clock clock) {
        return new CaseList(jdbc, rows, settings, clock);
    }

    @Bean
    CaseWork caseWork(
            Fence caseFence,
            TipOffs tipOffs,
            CaseRows rows,
            CaseEvents events,
            Notices notices,
            IntakeJobs jobs,
            Clock clock) {
        return new CaseWork(caseFence, tipOffs, rows, events, notices, jobs, clock);
    }

    @Bean
    OpenCases openCases(
            Fence caseFence,
            TipOffs tipOffs,
            Pieces pieces,
            CaseEvents events,
            Notices notices,
            CaseRows rows,
            Outbox outbox,
            KnowledgeBase knowledge,
            CaseSettings settings,
            Clock clock) {
        return new OpenCases(caseFence, tipOffs, pieces, events, notices, rows, outbox, knowledge, settings, clock);
    }

    @Bean
    EvidenceFiles evidenceFiles(
            Fence caseFence, TipOffs tipOffs, Pieces pieces, CaseEvents events, Blobs blobs, Clock clock) {
        return new EvidenceFiles(caseFence, tipOffs, pieces, events, blobs, clock);
    }

    @Bean
    HandOvers handOvers(
            Fence caseFence,
            TipOffs tipOffs,
            Pieces pieces,
            CaseRows rows,
            CaseEvents events,
            OfficeMail officeMail,
            Outbox outbox,
            CaseSettings settings,
            Clock clock) {
        return new HandOvers(caseFence, tipOffs, pieces, rows, events, officeMail, outbox, settings, clock);
    }

    @Bean
    CaseBundles caseBundles(
            Fence caseFence,
            TipOffs tipOffs,
            Pieces pieces,
            CaseEvents events,
            OfficeMail officeMail,
            Blobs blobs,
            Clock clock) {
        return new CaseBundles(caseFence, tipOffs, pieces, events, officeMail, blobs, clock);
    }
}
