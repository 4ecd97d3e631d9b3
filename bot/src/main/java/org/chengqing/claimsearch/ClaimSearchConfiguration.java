package org.chengqing.claimsearch;

import java.net.URI;
import java.time.Clock;
import org.chengqing.knowledge.KnowledgeBase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClaimSearchSettings.class)
class ClaimSearchConfiguration {
    private static final String PATH = "/v1alpha1/claims:search";

    @Bean
    ClaimSearchHandler claimSearchHandler(
            KnowledgeBase knowledge,
            ClaimSearchSettings settings,
            @Value("${publication.base-url:http://localhost:8080}") URI base,
            @Value("${publication.publisher:云溪县互联网辟谣中心}") String publisher,
            Clock clock) {
        ClaimSearch search = new ClaimSearch(knowledge, new ClaimSearch.Office(publisher, base), settings, clock);
        return new ClaimSearchHandler(search, new SearchLimits(settings, clock), settings);
    }

    @Bean
    Preflight claimSearchPreflight() {
        return new Preflight(PATH);
    }

    @Bean
    RouterFunction<ServerResponse> claimSearchRoutes(ClaimSearchHandler handler) {
        return RouterFunctions.route()
                .GET(PATH, handler::search)
                .GET("/v1alpha1/openapi.json", handler::description)
                .build();
    }
}
