package org.chengqing.console.security;

import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends whoever is not signed in to the page where one does; an act is refused, its form would be lost anyway. */
final class ToSignIn implements ServerAuthenticationEntryPoint {
    private static final String PAGE = "/console/sign-in";

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException exception) {
        ServerHttpResponse response = exchange.getResponse();
        if (exchange.getRequest().getHeaders().getFirst("HX-Request") != null) {
            response.setStatusCode(HttpStatus.UNAUTHORIZED);
            response.getHeaders().set("HX-Redirect", PAGE);
        } else if (exchange.getRequest().getMethod().equals(HttpMethod.GET)) {
            response.setStatusCode(HttpStatus.SEE_OTHER);
            response.getHeaders().setLocation(URI.create(PAGE));
        } else {
            return PlainPage.write(response, HttpStatus.UNAUTHORIZED, "登录已经结束，刚才的内容没有保存。请重新登录再做一次。");
        }
        return response.setComplete();
    }
}
