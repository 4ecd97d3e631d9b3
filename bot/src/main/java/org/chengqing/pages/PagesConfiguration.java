package org.chengqing.pages;

import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.thymeleaf.spring6.view.reactive.ThymeleafReactiveViewResolver;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class PagesConfiguration {
    /**
     * Event loops of this server's own instead of those that everything in the process shares: nobody else can block or
     * end them. Requests have been drained when they end, so nothing is waited for then.
     */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setShutdownQuietPeriod(Duration.ofMillis(100));
        return resources;
    }

    @Bean
    Assets assets() throws IOException {
        return new Assets();
    }

    /** Gives every template, those of errors too, the variable {@code assets}: addresses by name. */
    @Bean
    SmartInitializingSingleton assetsInTemplates(Assets assets, ThymeleafReactiveViewResolver templates) {
        return () -> templates.addStaticVariable("assets", assets.paths());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    @Bean
    RouterFunction<ServerResponse> assetRoutes(Assets assets) {
        return RouterFunctions.route()
                .GET("/assets/{version}/{name}", request -> asset(request, assets))
                .build();
    }

    private static Mono<ServerResponse> asset(ServerRequest request, Assets assets) {
        String name = request.pathVariable("name");
        CacheControl cache = request.pathVariable("version").equals(assets.version())
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noStore();
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return assets.find(name)
                .map(file -> ServerResponse.ok()
                        .cacheControl(cache)
                        .contentType(type)
                        .bodyValue(file))
                .orElseGet(() -> ServerResponse.notFound().build());
    }
}
