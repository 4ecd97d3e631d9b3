package org.chengqing.questions;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.util.Optional;
import org.chengqing.channel.Channel;
import org.chengqing.identity.ContactUse;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.outbox.Reconciliation;
import org.chengqing.replies.ForwardText;
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
@EnableConfigurationProperties({QuestionsSettings.class, SpikeSettings.class, AskerSettings.class, PromiseSettings.class
})
class QuestionsConfiguration {
    @Bean
    UnansweredQuestions unansweredQuestions(
            JdbcClient jdbc, PlatformTransactionManager transactions, SpikeSettings settings) {
        return new UnansweredQuestions(jdbc, new TransactionTemplate(transactions), settings.examples());
    }

    @Bean
    GroupTable questionGroupTable(JdbcClient jdbc, SpikeSettings settings) {
        return new GroupTable(jdbc, settings);
    }

    @Bean
    GroupChecking groupChecking(KnowledgeBase knowledge, GroupTable groups, SpikeSettings settings, Clock clock) {
        return new GroupChecking(knowledge, groups, settings, clock);
    }

    @Bean
    QuestionGroups questionGroups(
            GroupTable groups,
            Promises promises,
            GroupChecking checking,
            KnowledgeBase knowledge,
            JdbcClient jdbc,
            Clock clock) {
        WaitingPeople waiting = new WaitingPeople(
                jdbc, promises, groups, text -> knowledge.factsOf(text).words());
        return new QuestionGroups(groups, waiting, checking, clock);
    }

    @Bean
    Feedback feedback(JdbcClient jdbc) {
        return new Feedback(jdbc);
    }

    @Bean
    AnswerNotes answerNotes(JdbcClient jdbc) {
        return new AnswerNotes(jdbc);
    }

    @Bean
    PastQuestions pastQuestions(JdbcClient jdbc) {
        return new PastQuestions(jdbc);
    }

    @Bean
    Promises promises(JdbcClient jdbc, Pseudonyms pseudonyms, Contacts contacts, MasterKey contentKey) {
        return new Promises(jdbc, pseudonyms, contacts, contentKey.keyFor("promises"));
    }

    @Bean
    Askers askers(
            JdbcClient jdbc,
            GroupTable groups,
            Promises promises,
            Contacts contacts,
            Pseudonyms pseudonyms,
            KnowledgeBase knowledge,
            Fence notesFence,
            AskerSettings settings,
            Clock clock) {
        return new Askers(
                new AskerTable(jdbc), groups, promises, contacts, pseudonyms, knowledge, notesFence, settings, clock);
    }

    @Bean
    ContactUse notedContacts(Askers askers) {
        return askers::known;
    }

    @Bean
    Expiry oldAskerNotes(Askers askers) {
        return new OldAskerNotes(askers);
    }

    @Bean
    ContactUse promisedContacts(Promises promises) {
        return promises::waiting;
    }

    @Bean
    Reconciliation unsealedPromises(Promises promises, PlatformTransactionManager manager) {
        TransactionTemplate transactions = new TransactionTemplate(manager);
        return () -> {
            while (Boolean.TRUE.equals(transactions.execute(status -> promises.sealOne()))) {
                // the next one
            }
        };
    }

    @Bean
    Fence promisesFence(QuestionsSettings settings) {
        return new Fence(settings.storeWithin(), settings.storeAtOnce());
    }

    @Bean
    Fence notesFence(QuestionsSettings settings) {
        return new Fence(settings.storeWithin(), settings.notesWaiting());
    }

    @Bean
    Questions questions(
            UnansweredQuestions unanswered,
            AnswerNotes notes,
            Promises promises,
            Askers askers,
            Pseudonyms pseudonyms,
            KnowledgeBase knowledge,
            Fence promisesFence,
            Fence notesFence,
            QuestionsSettings settings,
            Clock clock) {
        Questions.Fences fences = new Questions.Fences(promisesFence, notesFence);
        return new Questions(
                unanswered,
                notes,
                promises,
                askers,
                pseudonyms,
                text -> knowledge.factsOf(text).words(),
                fences,
                settings,
                clock);
    }

    @Bean
    PromiseTelling promiseTelling(
            Promises promises,
            Contacts contacts,
            Askers askers,
            ObjectProvider<Channel> channels,
            ForwardText forward,
            QuestionsSettings settings,
            Clock clock) {
        return new PromiseTelling(
                promises, contacts, askers, channels.orderedStream().toList(), forward, settings, clock);
    }

    @Bean
    PromiseKeeping promiseKeeping(
            KnowledgeBase knowledge,
            Promises promises,
            UnansweredQuestions unanswered,
            AnswerNotes notes,
            PromiseTelling telling,
            ObjectProvider<FirstAnswers> releasing,
            QuestionsSettings settings,
            PromiseSettings promised,
            SpikeSettings spikes,
            Clock clock) {
        return new PromiseKeeping(
                knowledge,
                promises,
                unanswered,
                notes,
                telling,
                promised.secondPerson() ? Optional.of(releasing.getObject()) : Optional.empty(),
                settings,
                spikes.usual(),
                clock);
    }

    /** One job for all instances; the scheduler runs it on whichever comes first. */
    @Bean
    Task<Void> keepPromises(PromiseKeeping keeping, QuestionsSettings settings) {
        return Tasks.recurring("keep-promises", Schedules.fixedDelay(settings.lookEvery()))
                .execute((_, _) -> keeping.run());
    }

    /** One job for all instances, too. */
    @Bean
    Task<Void> checkQuestionGroups(GroupChecking checking, QuestionsSettings settings) {
        return Tasks.recurring("check-question-groups", Schedules.fixedDelay(settings.lookEvery()))
                .execute((_, _) -> checking.run());
    }
}
