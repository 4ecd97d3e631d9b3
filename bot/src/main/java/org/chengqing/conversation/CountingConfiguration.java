package org.chengqing.conversation;

import org.chengqing.questions.Askers;
import org.chengqing.statistics.Counts;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Counts what messages lead to, and notes who is to be told when that changes. */
@Configuration(proxyBeanMethods = false)
class CountingConfiguration {
    @Bean
    @Profile("!command")
    SmartInitializingSingleton countAnswers(Conversations conversations, Counts counts) {
        return () -> conversations.onAnswered(answered -> answered.in(counts));
    }

    @Bean
    @Profile("!command")
    SmartInitializingSingleton noteAskers(Conversations conversations, Askers askers) {
        return () -> conversations.onTold((sender, told) -> {
            askers.given(sender, told.shown());
            told.unanswered().forEach(question -> askers.unanswered(sender, question));
        });
    }
}
