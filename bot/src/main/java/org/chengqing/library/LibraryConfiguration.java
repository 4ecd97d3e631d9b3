package org.chengqing.library;

import io.lettuce.core.ClientOptions;
import java.time.Clock;
import javax.sql.DataSource;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.ReviewExport;
import org.chengqing.knowledge.catalog.ReviewImport;
import org.chengqing.knowledge.embedding.BgeSentenceModel;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The library as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KnowledgeSettings.class)
class LibraryConfiguration {
    private static final int QUEUED_COMMANDS = 10_000;

    /** One for all who need the meaning of a text: it takes some 100 MB. */
    @Bean
    SentenceModel sentenceModel() {
        return new BgeSentenceModel();
    }

    @Bean
    Catalog catalog(DataSource source, Clock clock) {
        return new Catalog(source, clock);
    }

    @Bean
    ReviewImport reviewImport(DataSource source, Clock clock) {
        return new ReviewImport(source, clock);
    }

    @Bean
    ReviewExport reviewExport(DataSource source, Clock clock) {
        return new ReviewExport(source, clock);
    }

    /** A command to a Redis that is away fails at once instead of waiting in a queue without bound. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(QUEUED_COMMANDS);
    }

    @Bean
    RedisCommands redisCommands(LettuceConnectionFactory factory, Clock clock) {
        return new RedisCommands(factory.getRequiredNativeClient(), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    KnowledgeBase knowledgeBase(
            Catalog catalog, ReviewImport reviews, KnowledgeSettings settings, RedisCommands redis, Clock clock) {
        StarterRebuttals.importOnce(reviews, settings.starter());
        return KnowledgeBase.open(catalog, settings.options(), redis, clock);
    }
}
