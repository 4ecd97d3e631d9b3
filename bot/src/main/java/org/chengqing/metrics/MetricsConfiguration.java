package org.chengqing.metrics;

import java.time.Clock;
import org.chengqing.alarms.Alarms;
import org.chengqing.intake.TipOffFigures;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.outbox.JobFigures;
import org.chengqing.outbox.MailFigures;
import org.chengqing.outbox.Outbox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class MetricsConfiguration {
    @Bean
    OfficeMeters officeMeters(
            Outbox outbox,
            MailFigures mails,
            JobFigures jobs,
            TipOffFigures tipOffs,
            Catalog catalog,
            Alarms alarms,
            KnowledgeBase knowledge,
            Clock clock) {
        Snapshot.Sources sources = new Snapshot.Sources(outbox, mails, jobs, tipOffs, catalog, alarms);
        return new OfficeMeters(new Snapshot(sources, clock), knowledge);
    }
}
