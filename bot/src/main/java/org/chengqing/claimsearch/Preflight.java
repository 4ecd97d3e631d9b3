package org.chengqing.claimsearch;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers what a browser asks first where a page sends headers of its own. A filter, as the framework answers such
 * requests itself before any route sees them.
 */
final class Preflight implements WebFilter {
    private final String path;

    Preflight(String path) {
        this.path = path;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean ours = exchange.getRequest().getMethod().equals(HttpMethod.OPTIONS)
                && exchange.getRequest().getPath().value().equals(path);
        if (!ours) {
            return chain.filter(exchange);
        }
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET");
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "*");
        headers.set(
                HttpHeaders.ACCESS_CONTROL_MAX_AGE,
                Long.toString(Duration.ofDays(1).toSeconds()));
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }
}
