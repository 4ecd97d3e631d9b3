package org.chengqing.webchat;

import java.time.Clock;
import java.util.Map;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.web.MediaKind;
import org.chengqing.channel.web.UploadSettings;
import org.chengqing.channel.web.Uploads;
import org.chengqing.channel.web.WebChannel;
import org.chengqing.channel.web.WebPush;
import org.chengqing.channel.web.WebReply;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Handles the four requests of the page: itself, a text, a file, and the events. */
final class ChatHandler {
    private final WebChatSettings settings;
    private final UploadSettings uploadSettings;
    private final WebChannel channel;
    private final Uploads uploads;
    private final Answers answers;
    private final Clock clock;

    ChatHandler(
            WebChatSettings settings,
            UploadSettings uploadSettings,
            WebChannel channel,
            Uploads uploads,
            Answers answers,
            Clock clock) {
        this.settings = settings;
        this.uploadSettings = uploadSettings;
        this.channel = channel;
        this.uploads = uploads;
        this.answers = answers;
        this.clock = clock;
    }

    Mono<ServerResponse> page(ServerRequest request) {
        Visitor visitor = Visitor.of(request);
        ServerResponse.BodyBuilder response = ServerResponse.ok().cacheControl(CacheControl.noStore());
        if (visitor.fresh()) {
            response.cookie(visitor.cookie(request));
        }
        return response.contentType(MediaType.TEXT_HTML)
                .render(
                        "chat",
                        Map.of(
                                "title", settings.title(),
                                "hotline", settings.hotline(),
                                "maxText", settings.maxText(),
                                "maxImage", uploadSettings.maxImage().toBytes(),
                                "maxFile", uploadSettings.maxFile().toBytes()));
    }

    Mono<ServerResponse> message(ServerRequest request) {
        return request.bodyToMono(IncomingText.class)
                .flatMap(incoming -> incoming.isSound() ? say(request, incoming) : Refusals.malformed())
                .switchIfEmpty(Mono.defer(Refusals::malformed))
                .onErrorResume(DataBufferLimitException.class, e -> Refusals.tooLong(settings.maxText()))
                .onErrorResume(ServerWebInputException.class, e -> Refusals.malformed())
                .onErrorResume(UnsupportedMediaTypeStatusException.class, e -> Refusals.malformed());
    }

    private Mono<ServerResponse> say(ServerRequest request, IncomingText incoming) {
        Envelope envelope = envelope(request, incoming.key());
        String text = incoming.text();
        if (text == null) {
            return answer(request, new InboundMessage.Followed(envelope, null));
        } else if (text.isBlank()) {
            return Refusals.blank();
        } else if (text.length() > settings.maxText()) {
            return Refusals.tooLong(settings.maxText());
        }
        return answer(request, new InboundMessage.Text(envelope, text, incoming.choice()));
    }

    Mono<ServerResponse> upload(ServerRequest request) {
        String key = request.headers().firstHeader("X-Message-Key");
        boolean bytes = request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_OCTET_STREAM::equals)
                .isPresent();
        if (!IncomingText.isKey(key) || !bytes) {
            return Refusals.malformed();
        }
        long maxBytes = uploadSettings.maxFile().toBytes();
        if (request.headers().contentLength().orElse(0) > maxBytes) {
            return Refusals.tooLarge("文件", maxBytes);
        }
        String name = FileName.of(request.headers().firstHeader("X-File-Name"));
        Envelope envelope = envelope(request, key);
        return uploads.store(request.body(BodyExtractors.toDataBuffers())).flatMap(stored -> switch (stored) {
            case Uploads.Stored.Spooled spooled -> answer(request, messageOf(envelope, name, spooled));
            case Uploads.Stored.TooLarge large ->
                Refusals.tooLarge(large.kind() == MediaKind.IMAGE ? "图片" : "文件", large.maxBytes());
            case Uploads.Stored.Empty empty -> Refusals.emptyFile();
            case Uploads.Stored.NoRoom full -> Refusals.noRoom();
        });
    }

    private static InboundMessage messageOf(Envelope envelope, String name, Uploads.Stored.Spooled spooled) {
        MediaRef media = new MediaRef(WebChannel.NAME, WebChannel.NAME, spooled.id(), name);
        return switch (spooled.kind()) {
            case IMAGE -> new InboundMessage.Image(envelope, media);
            case VOICE -> new InboundMessage.Voice(envelope, media, null);
            case VIDEO -> new InboundMessage.Video(envelope, media);
            case DOCUMENT -> new InboundMessage.Document(envelope, name, media);
        };
    }

    Mono<ServerResponse> events(ServerRequest request) {
        Visitor visitor = Visitor.of(request);
        if (visitor.fresh()) {
            return Refusals.foreign();
        }
        String lastSeen = request.headers().firstHeader("Last-Event-ID");
        Flux<ServerSentEvent<String>> replies =
                channel.open(visitor.person(), lastSeen).map(ChatHandler::eventOf);
        return ServerResponse.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
                .header("X-Accel-Buffering", "no")
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(BodyInserters.fromServerSentEvents(replies));
    }

    private static ServerSentEvent<String> eventOf(WebPush push) {
        return push.equals(WebPush.SIGN_OF_LIFE)
                ? ServerSentEvent.<String>builder().comment("").build()
                : ServerSentEvent.builder(push.json())
                        .id(push.id())
                        .event("reply")
                        .build();
    }

    private Mono<ServerResponse> answer(ServerRequest request, InboundMessage message) {
        Visitor visitor = Visitor.of(request);
        String key = message.envelope().key().value();
        return channel.here(visitor.person()).then(answers.answer(message)).flatMap(answer -> switch (answer) {
            case Answers.Answer.Now now -> say(request, 200, ChatAnswer.answered(WebReply.of(key, now.reply())));
            case Answers.Answer.Later later -> say(request, 202, ChatAnswer.later());
            case Answers.Answer.Busy busy -> Refusals.busy();
            case Answers.Answer.Failed failed -> Refusals.failed();
        });
    }

    private static Mono<ServerResponse> say(ServerRequest request, int status, ChatAnswer answer) {
        Visitor visitor = Visitor.of(request);
        ServerResponse.BodyBuilder response = ServerResponse.status(status).cacheControl(CacheControl.noStore());
        if (visitor.fresh()) {
            response.cookie(visitor.cookie(request));
        }
        return response.contentType(MediaType.APPLICATION_JSON).bodyValue(answer);
    }

    private Envelope envelope(ServerRequest request, @Nullable String key) {
        Visitor visitor = Visitor.of(request);
        return new Envelope(visitor.key(String.valueOf(key)), visitor.sender(), clock.instant());
    }
}
