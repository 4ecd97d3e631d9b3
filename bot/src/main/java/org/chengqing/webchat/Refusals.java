package org.chengqing.webchat;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The sentences for what is not taken. */
final class Refusals {
    private Refusals() {}

    static Mono<ServerResponse> foreign() {
        return refuse(HttpStatus.FORBIDDEN, "请在本站的聊天页面里发送消息。", false);
    }

    static Mono<ServerResponse> tooOften(Duration pause) {
        return ServerResponse.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(ChatAnswer.refused("发送太频繁了，请等一分钟再点“重发”。", true));
    }

    static Mono<ServerResponse> malformed() {
        return refuse(HttpStatus.BAD_REQUEST, "这条消息没有发送成功，请刷新页面后再发。", false);
    }

    static Mono<ServerResponse> blank() {
        return refuse(HttpStatus.BAD_REQUEST, "请先写点什么再发送。", false);
    }

    static Mono<ServerResponse> tooLong(int maxText) {
        return refuse(HttpStatus.CONTENT_TOO_LARGE, "文字太长了，一次最多" + maxText + "字，请分几条发送。", false);
    }

    static Mono<ServerResponse> tooLarge(String what, long maxBytes) {
        String sentence = what + "太大了，最大可以发" + maxBytes / (1024 * 1024) + "MB。可以压缩后再发，或者发截图。";
        return refuse(HttpStatus.CONTENT_TOO_LARGE, sentence, false);
    }

    static Mono<ServerResponse> emptyFile() {
        return refuse(HttpStatus.BAD_REQUEST, "这个文件是空的，请重新选择。", false);
    }

    static Mono<ServerResponse> noRoom() {
        return refuse(HttpStatus.SERVICE_UNAVAILABLE, "现在暂时收不了文件，请稍后重发，或先用文字说明。", true);
    }

    static Mono<ServerResponse> busy() {
        return refuse(HttpStatus.SERVICE_UNAVAILABLE, "现在咨询的人较多，请过一会儿点“重发”。", true);
    }

    static Mono<ServerResponse> failed() {
        return refuse(HttpStatus.INTERNAL_SERVER_ERROR, "系统出了点问题，这条消息没有处理成功，请点“重发”。", true);
    }

    private static Mono<ServerResponse> refuse(HttpStatus status, String sentence, boolean again) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(ChatAnswer.refused(sentence, again));
    }
}
