package org.chengqing.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengqing.conversation.Conversations;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The pages on a free port with the shipped configuration and a real Redis; what is said comes from a {@link Script}
 * and what is published from a list.
 */
final class ScriptedSite implements AutoCloseable {
    final Script script = new Script();
    final List<ClaimReview> released = new ArrayList<>();
    final List<ClaimReview> stored = new ArrayList<>();
    final Path data;
    private final ConfigurableApplicationContext context;

    ScriptedSite(String... settings) {
        try {
            data = Files.createTempDirectory("chengqing-site");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--chengqing.data=" + data,
                "--spring.datasource.url=" + RealServers.jdbcUrl(),
                "--spring.datasource.username=" + RealServers.username(),
                "--spring.datasource.password=" + RealServers.password(),
                "--spring.data.redis.url=" + RealServers.redisUri()));
        all.addAll(List.of(settings));
        context = new SpringApplicationBuilder(Pages.class)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("site", this))
                .run(all.toArray(String[]::new));
    }

    /** The address of this path. */
    String at(String path) {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }

    // residents' pages stand outside of the console's filter chain, which is not part of this site
    @EnableAutoConfiguration(
            exclude = {ReactiveWebSecurityAutoConfiguration.class, ReactiveManagementWebSecurityAutoConfiguration.class
            })
    @ComponentScan({
        "org.chengqing.channel.web",
        "org.chengqing.pages",
        "org.chengqing.webchat",
        "org.chengqing.publication",
        "org.chengqing.picture",
        "org.chengqing.replies"
    })
    static class Pages {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MasterKey contentKey() {
            return new MasterKey(new byte[32]);
        }

        @Bean
        Pseudonyms pseudonyms() {
            return new Pseudonyms(new byte[32]);
        }

        @Bean
        Conversations conversations(ScriptedSite site) {
            Conversations conversations = Mockito.mock(Conversations.class);
            Mockito.when(conversations.answer(Mockito.any()))
                    .thenAnswer(call -> site.script.answer(call.getArgument(0)));
            return conversations;
        }

        @Bean
        KnowledgeBase knowledgeBase(ScriptedSite site) {
            KnowledgeBase knowledge = Mockito.mock(KnowledgeBase.class);
            Mockito.when(knowledge.released(Mockito.any()))
                    .thenAnswer(call -> find(site.released, call.getArgument(0)));
            Mockito.when(knowledge.latest(Mockito.anyInt())).thenAnswer(call -> List.copyOf(site.released));
            Mockito.when(knowledge.generation()).thenAnswer(call -> (long) site.released.size());
            return knowledge;
        }

        @Bean
        Catalog catalog(ScriptedSite site) {
            Catalog catalog = Mockito.mock(Catalog.class);
            Mockito.when(catalog.find(Mockito.any())).thenAnswer(call -> find(site.stored, call.getArgument(0)));
            return catalog;
        }

        private static Optional<ClaimReview> find(List<ClaimReview> reviews, ClaimReviewId id) {
            return reviews.stream().filter(review -> review.id().equals(id)).findFirst();
        }
    }
}
