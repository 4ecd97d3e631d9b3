package org.chengqing.console.security;

import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses acts that another site's page sends, before the CSRF token is even looked at (OWASP ASVS 5.0, 3.5.1). */
final class SameOriginFilter implements WebFilter {
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (HARMLESS.contains(exchange.getRequest().getMethod()) || isOwn(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return PlainPage.write(exchange.getResponse(), HttpStatus.FORBIDDEN, "这个操作是从别的网站发来的，没有执行。");
    }

    private static boolean isOwn(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = headers.getOrigin();
        return origin == null || sameHost(origin, request.getURI());
    }

    private static boolean sameHost(String origin, URI asked) {
        try {
            URI from = URI.create(origin);
            return asked.getHost() != null
                    && asked.getHost().equalsIgnoreCase(from.getHost())
                    && asked.getPort() == from.getPort();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
