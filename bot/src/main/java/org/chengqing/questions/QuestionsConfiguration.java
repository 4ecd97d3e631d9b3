package org.chengqing.questions;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import org.chengqing.channel.Channel;
import org.chengqing.knowledge.KnowledgeBase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuestionsSettings.class)
class QuestionsConfiguration {
    @Bean
    UnansweredQuestions unansweredQuestions(JdbcClient jdbc) {
        return new UnansweredQuestions(jdbc);
    }

    @Bean
    Promises promises(JdbcClient jdbc) {
        return new Promises(jdbc);
    }

    @Bean
    Fence questionsFence(QuestionsSettings settings) {
        return new Fence(settings.storeWithin(), settings.storeAtOnce());
    }

    @Bean
    Questions questions(
            UnansweredQuestions unanswered,
            Promises promises,
            Fence questionsFence,
            QuestionsSettings settings,
            Clock clock) {
        return new Questions(unanswered, promises, questionsFence, settings, clock);
    }

    @Bean
    PromiseKeeping promiseKeeping(
            KnowledgeBase knowledge,
            Promises promises,
            UnansweredQuestions unanswered,
            ObjectProvider<Channel> channels,
            QuestionsSettings settings,
            Clock clock) {
        return new PromiseKeeping(
                knowledge, promises, unanswered, channels.orderedStream().toList(), settings, clock);
    }

    /** One job for all instances; the scheduler runs it on whichever comes first. */
    @Bean
    Task<Void> keepPromises(PromiseKeeping keeping, QuestionsSettings settings) {
        return Tasks.recurring("keep-promises", Schedules.fixedDelay(settings.lookEvery()))
                .execute((_, _) -> keeping.run());
    }
}
