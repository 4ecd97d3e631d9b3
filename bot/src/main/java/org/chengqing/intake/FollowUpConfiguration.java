package org.chengqing.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import org.chengqing.channel.Channel;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonyms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires what comes after a report was opened. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FollowUpSettings.class)
class FollowUpConfiguration {
    @Bean
    Supplements supplements(JdbcClient jdbc) {
        return new Supplements(jdbc);
    }

    @Bean
    Removals removals(JdbcClient jdbc) {
        return new Removals(jdbc);
    }

    @Bean
    Notices reportNotices(JdbcClient jdbc, SealedEvidence sealed) {
        return new Notices(jdbc, sealed);
    }

    @Bean
    Amendments amendments(Supplements supplements, Removals removals, CaseEvents events, Notices notices) {
        return new Amendments(supplements, removals, events, notices);
    }

    @Bean
    WaitingPersons waitingPersons(Notices notices, FollowUpSettings settings) {
        WaitingPersons waiting = new WaitingPersons(notices::waiting);
        waiting.start(settings.noticesLookEvery());
        return waiting;
    }

    @Bean
    FollowUps followUps(
            PlatformTransactionManager manager,
            TipOffs tipOffs,
            Pieces pieces,
            Supplements supplements,
            Removals removals,
            CaseEvents events,
            Notices notices,
            WaitingPersons waiting,
            IntakeJobs jobs,
            Pseudonyms pseudonyms,
            StringRedisTemplate redis,
            IntakeSettings intake,
            FollowUpSettings settings,
            Clock clock) {
        return new FollowUps(
                new Fence(manager, intake.storeWithin(), intake.storeAtOnce()),
                tipOffs,
                pieces,
                new Amending(tipOffs, pieces, supplements, removals, events, jobs, intake, clock),
                notices,
                waiting,
                new Guesses(redis, settings, clock),
                pseudonyms,
                settings,
                clock);
    }

    @Bean
    Office office(
            PlatformTransactionManager manager,
            TipOffs tipOffs,
            CaseEvents events,
            Notices notices,
            IntakeJobs jobs,
            IntakeSettings intake,
            Clock clock) {
        Fence fence = new Fence(manager, intake.storeWithin(), intake.storeAtOnce());
        return new Office(fence, tipOffs, events, notices, jobs, clock);
    }

    @Bean
    CaseReading caseReading(
            PlatformTransactionManager manager,
            TipOffs tipOffs,
            Pieces pieces,
            CaseEvents events,
            IntakeSettings intake,
            Clock clock) {
        Fence fence = new Fence(manager, intake.storeWithin(), intake.storeAtOnce());
        return new CaseReading(fence, tipOffs, pieces, events, clock);
    }

    /** Channels and words are asked for when something is to be sent: they may need the conversation, and that us. */
    @Bean
    Task<Void> reportNoticesTelling(
            PlatformTransactionManager manager,
            Notices notices,
            ObjectProvider<Contacts> contacts,
            ObjectProvider<Channel> channels,
            ObjectProvider<Notice.Words> words,
            FollowUpSettings settings,
            Clock clock) {
        NoticeDelivery delivery = new NoticeDelivery(
                new TransactionTemplate(manager),
                notices,
                person -> contacts.getObject().of(person),
                name -> channels.stream().filter(it -> it.name().equals(name)).findFirst(),
                notice -> words.getObject().of(notice),
                settings,
                clock);
        return IntakeJobs.telling(delivery::deliver, clock);
    }
}
