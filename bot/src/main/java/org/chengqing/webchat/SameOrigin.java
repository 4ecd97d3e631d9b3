package org.chengqing.webchat;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets only requests of our own page through, so that no other site can write in a visitor's name. A browser says where
 * a request comes from in Sec-Fetch-Site (Fetch Metadata) or Origin, and a page cannot change either; a request without
 * both is refused too.
 */
final class SameOrigin implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    @Override
    public Mono<ServerResponse> filter(ServerRequest request, HandlerFunction<ServerResponse> next) {
        return isOurs(request) ? next.handle(request) : Refusals.foreign();
    }

    private static boolean isOurs(ServerRequest request) {
        String site = request.headers().firstHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.headers().firstHeader(HttpHeaders.ORIGIN);
        return origin != null && origin.toLowerCase(Locale.ROOT).equals(originOf(request.uri()));
    }

    private static String originOf(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return (address.getScheme() + "://" + address.getHost() + port).toLowerCase(Locale.ROOT);
    }
}
