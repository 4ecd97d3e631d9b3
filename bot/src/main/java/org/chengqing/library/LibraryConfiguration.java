package org.chengqing.library;

import io.lettuce.core.ClientOptions;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.Proposals;
import org.chengqing.knowledge.catalog.ReviewExport;
import org.chengqing.knowledge.catalog.ReviewImport;
import org.chengqing.knowledge.catalog.ReviewLists;
import org.chengqing.knowledge.embedding.BgeSentenceModel;
import org.chengqing.knowledge.embedding.RememberedSentences;
import org.chengqing.knowledge.embedding.SentenceModels;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The library as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KnowledgeSettings.class)
class LibraryConfiguration {
    private static final int QUEUED_COMMANDS = 10_000;

    /** One for all who need the meaning of a text: it takes some 60 MB. */
    @Bean
    @Primary
    BgeSentenceModel sentenceModel() {
        return new BgeSentenceModel();
    }

    @Bean
    RememberedSentences rememberedSentences(
            BgeSentenceModel model, KnowledgeSettings settings, @Value("${chengqing.data}") Path data) {
        return new RememberedSentences(model, data.resolve("index"), settings.vectorsMegabytes());
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

    @Bean
    ReviewLists reviewLists(DataSource source) {
        return new ReviewLists(source);
    }

    @Bean
    Proposals proposals(DataSource source, Clock clock) {
        return new Proposals(source, clock);
    }

    /** Each feature numbers its migrations in a range of its own: a new one may stand below what is applied. */
    @Bean
    FlywayConfigurationCustomizer migrationsInRanges() {
        return flyway -> flyway.outOfOrder(true);
    }

    /** A command to a Redis that is away fails at once instead of waiting in a queue without bound. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failFast() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(QUEUED_COMMANDS);
    }

    /** A wrong password is told as such. */
    @Bean
    LettuceClientConfigurationBuilderCustomizer knownCredentials() {
        return client -> client.redisCredentialsProviderFactory(new KnownCredentials());
    }

    @Bean
    RedisCommands redisCommands(LettuceConnectionFactory factory, Clock clock) {
        return new RedisCommands(factory.getRequiredNativeClient(), clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    KnowledgeBase knowledgeBase(
            Catalog catalog,
            ReviewImport reviews,
            KnowledgeSettings settings,
            BgeSentenceModel asked,
            RememberedSentences published,
            RedisCommands redis,
            Clock clock) {
        StarterRebuttals.importOnce(reviews, settings.starter());
        return KnowledgeBase.open(catalog, settings.options(), new SentenceModels(asked, published), redis, clock);
    }
}
