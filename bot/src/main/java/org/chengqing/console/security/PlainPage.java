package org.chengqing.console.security;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** A page that needs neither template nor database, for requests that were stopped before any handler. */
final class PlainPage {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private PlainPage() {}

    /** Answers with a sentence, which must be free of mark-up. */
    static Mono<Void> write(ServerHttpResponse response, HttpStatus status, String sentence) {
        String page = "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>没有完成｜澄清后台</title></head>"
                + "<body><main><h1>没有完成</h1><p>" + sentence
                + "</p><p><a href=\"/console\">到后台首页</a></p></main></body></html>";
        response.setStatusCode(status);
        response.getHeaders().setContentType(HTML);
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }
}
