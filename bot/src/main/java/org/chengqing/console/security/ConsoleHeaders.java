package org.chengqing.console.security;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The policy of console pages and that nothing of them is kept. Unlike residents' pages they allow what htmx needs to put
 * parts into a page, which Trusted Types would refuse; scripts and styles still come from our files alone.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ConsoleHeaders implements WebFilter {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " media-src 'self'; connect-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none';"
            + " frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (path.equals("/console") || path.startsWith("/console/")) {
            // now, so that what every page gets at its end finds them set
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set("Content-Security-Policy", CSP);
            headers.set("Cache-Control", "no-store");
        }
        return chain.filter(exchange);
    }
}
