package org.chengqing.conversation.intent;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.sealing.MasterKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IntentSettings.class, ModelSettings.class, IntentLogSettings.class})
class IntentConfiguration {
    @Bean
    IntentClassifier intentClassifier(IntentSettings words, ModelSettings settings, SentenceModel sentences) {
        return IntentClassifier.open(words, settings, sentences);
    }

    @Bean
    IntentRecords intentRecords(JdbcClient jdbc, MasterKey contentKey, IntentLogSettings settings) {
        return new IntentRecords(jdbc, contentKey.keyFor("intent log"), settings);
    }

    @Bean
    IntentLog intentLog(IntentRecords records, Pseudonyms pseudonyms, IntentLogSettings settings, Clock clock) {
        return new IntentLog(records, pseudonyms, settings, clock);
    }

    /** The log is short-lived also where nobody writes any more. One job for all instances. */
    @Bean
    Task<Void> trimIntentLog(IntentLog log) {
        return Tasks.recurring("trim-intent-log", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((_, _) -> log.trim());
    }
}
