package org.chengqing.conversation;

import org.chengqing.statistics.Counts;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Counts what messages lead to. */
@Configuration(proxyBeanMethods = false)
class CountingConfiguration {
    @Bean
    @Profile("!command")
    SmartInitializingSingleton countAnswers(Conversations conversations, Counts counts) {
        return () -> conversations.onAnswered(answered -> answered.in(counts));
    }
}
