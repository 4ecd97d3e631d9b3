package org.chengqing.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.chengqing.channel.Sender;
import org.chengqing.channel.wechat.Push;
import org.chengqing.channel.wechat.PushQuery;
import org.chengqing.channel.wechat.WeChatDoor;
import org.chengqing.channel.wechat.WeChatDoors;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.crash.CrashPoint;
import org.chengqing.identity.Pseudonyms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET} and {@code POST /wechat/{account}}: the address that an account is given in its console. Whatever comes, the
 * answer is one that WeChat understands or a clean 4xx; a body is never read beyond its bound.
 */
final class WeChatEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(WeChatEndpoint.class);
    private static final String PATH = "/wechat/{account}";
    private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final WeChatDoors doors;
    private final Answers answers;
    private final ReportInbox reports;
    private final Pseudonyms pseudonyms;
    private final WeChatSettings.Limits limits;
    private final Clock clock;

    WeChatEndpoint(
            WeChatDoors doors,
            Answers answers,
            ReportInbox reports,
            Pseudonyms pseudonyms,
            WeChatSettings.Limits limits,
            Clock clock) {
        this.doors = doors;
        this.answers = answers;
        this.reports = reports;
        this.pseudonyms = pseudonyms;
        this.limits = limits;
        this.clock = clock;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(PATH, this::verify)
                .POST(PATH, this::push)
                .route(
                        RequestPredicates.path(PATH),
                        request -> ServerResponse.status(HttpStatus.METHOD_NOT_ALLOWED)
                                .header("Allow", "GET, POST")
                                .build())
                .build();
    }

    private Mono<ServerResponse> verify(ServerRequest request) {
        WeChatDoor door = doors.of(request.pathVariable("account"));
        if (door == null) {
            return empty(HttpStatus.NOT_FOUND);
        }
        PushQuery query = query(request);
        return door.isVerification(query) ? say(TEXT, query.echostr()) : empty(HttpStatus.FORBIDDEN);
    }

    private Mono<ServerResponse> push(ServerRequest request) {
        Instant arrivedAt = clock.instant();
        String account = request.pathVariable("account");
        WeChatDoor door = doors.of(account);
        if (door == null) {
            return empty(HttpStatus.NOT_FOUND);
        }
        if (request.headers().contentLength().orElse(0) > limits.body().toBytes()) {
            return closing(HttpStatus.CONTENT_TOO_LARGE);
        }
        PushQuery query = query(request);
        return body(request)
                .timeout(limits.bodyWithin())
                .flatMap(body -> opened(account, door, query, door.open(query, body), arrivedAt))
                .onErrorResume(DataBufferLimitException.class, e -> closing(HttpStatus.CONTENT_TOO_LARGE))
                .onErrorResume(TimeoutException.class, e -> closing(HttpStatus.REQUEST_TIMEOUT));
    }

    private Mono<byte[]> body(ServerRequest request) {
        return DataBufferUtils.join(
                        request.body(BodyExtractors.toDataBuffers()),
                        Math.toIntExact(limits.body().toBytes()))
                .map(WeChatEndpoint::bytes)
                .defaultIfEmpty(new byte[0]);
    }

    private Mono<ServerResponse> opened(
            String account, WeChatDoor door, PushQuery query, Push push, Instant arrivedAt) {
        return switch (push) {
            case Push.Message message -> answer(account, door, query, message, arrivedAt);
            case Push.Reports told -> {
                LOG.debug("account {}: {}", account, told.kind());
                yield reports.take(told.reports())
                        .flatMap(taken ->
                                taken ? say(TEXT, WeChatDoor.SUCCESS) : closing(HttpStatus.SERVICE_UNAVAILABLE));
            }
            case Push.Passed passed -> {
                log(account, passed);
                yield say(TEXT, WeChatDoor.SUCCESS);
            }
            case Push.Refused refused -> {
                LOG.warn("account {}: a push was refused: {}", account, refused.reason());
                yield empty(
                        switch (refused.reason()) {
                            case TIME, SIGNATURE, DOWNGRADE -> HttpStatus.FORBIDDEN;
                            case MALFORMED -> HttpStatus.BAD_REQUEST;
                            case JSON -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                        });
            }
        };
    }

    private Mono<ServerResponse> answer(
            String account, WeChatDoor door, PushQuery query, Push.Message push, Instant arrivedAt) {
        CrashPoint.reached(CrashPoint.SIGNATURE_CHECKED);
        Sender sender = push.message().envelope().sender();
        Attempt attempt = new Attempt(
                push.message(),
                door,
                pseudonyms.keyed(
                        "wechat-answer",
                        account,
                        sender.person(),
                        push.message().envelope().key().value()),
                pseudonyms.keyed("wechat-query", account, query.timestamp(), query.nonce()),
                push.fingerprint(),
                arrivedAt);
        return answers.answer(attempt).flatMap(answer -> switch (answer) {
            case Answer.Say say when say.text().isEmpty() -> say(TEXT, WeChatDoor.SUCCESS);
            case Answer.Say say -> say(XML, door.answer(push, say.text()));
            case Answer.AskAgain again -> closing(HttpStatus.SERVICE_UNAVAILABLE);
            case Answer.Forged forged -> {
                LOG.warn("account {}: a push was refused: its address was used for another message", account);
                yield empty(HttpStatus.FORBIDDEN);
            }
        });
    }

    private static void log(String account, Push.Passed passed) {
        switch (passed.note()) {
            case EXPECTED -> LOG.debug("account {}: {} needs no answer", account, passed.kind());
            case UNKNOWN -> LOG.info("account {}: {} is not known", account, passed.kind());
            case OPERATOR -> LOG.warn("account {}: WeChat says {}, see the account's console", account, passed.kind());
        }
    }

    private static PushQuery query(ServerRequest request) {
        return new PushQuery(
                parameter(request, "signature"),
                parameter(request, "timestamp"),
                parameter(request, "nonce"),
                parameter(request, "echostr"),
                parameter(request, "encrypt_type"),
                parameter(request, "msg_signature"));
    }

    private static String parameter(ServerRequest request, String name) {
        return request.queryParam(name).orElse("");
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Mono<ServerResponse> say(MediaType type, String body) {
        return ServerResponse.ok()
                .contentType(type)
                .header("X-Content-Type-Options", "nosniff")
                .bodyValue(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Mono<ServerResponse> empty(HttpStatus status) {
        return ServerResponse.status(status).build();
    }

    // what is left of the request is not read
    private static Mono<ServerResponse> closing(HttpStatus status) {
        return ServerResponse.status(status).header("Connection", "close").build();
    }
}
