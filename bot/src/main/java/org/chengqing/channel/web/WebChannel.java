package org.chengqing.channel.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.chengqing.channel.Channel;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.PersonForgotten;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The browser chat. {@link #send} and {@link #fetch} block, {@link #open} does not. */
public final class WebChannel implements Channel {
    /** The name of this channel, and of its only account. */
    public static final String NAME = "web";

    private static final int CHUNK = 64 * 1024;

    private final OpenPages pages;
    private final SharedPushes pushes;
    private final Uploads uploads;
    private final PushSettings settings;
    private final JsonMapper json;

    WebChannel(OpenPages pages, SharedPushes pushes, Uploads uploads, PushSettings settings, JsonMapper json) {
        this.pages = pages;
        this.pushes = pushes;
        this.uploads = uploads;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Accepted when a page took it, or when the visitor was there in the last minutes and it is kept for them. */
    @Override
    public Sent send(Sender to, Reply reply) {
        if (reply.isSilent()) {
            return new Sent.Accepted();
        }
        String id = UUID.randomUUID().toString();
        WebPush push = new WebPush(id, json.writeValueAsString(WebReply.of(id, reply)));
        boolean taken = pages.push(to.person(), push) > 0;
        boolean kept = pushes.keep(to.person(), push, taken).orElse(false);
        return taken || kept ? new Sent.Accepted() : new Sent.Unreachable("no-open-page");
    }

    @Override
    public Allowance allowance(Sender to) {
        return new Allowance.Unlimited();
    }

    /**
     * What is pushed to this visitor: first what was kept after the push that the page saw last (all that was kept when
     * it names none), then each one as it comes, with signs of life in between. A page may get the same push twice.
     */
    public Flux<WebPush> open(String person, @Nullable String lastSeen) {
        Flux<WebPush> missed = pushes.kept(person).collectList().flatMapMany(kept -> {
            int seen = kept.stream().map(WebPush::id).toList().indexOf(lastSeen);
            return Flux.fromIterable(kept.subList(seen + 1, kept.size()));
        });
        Flux<WebPush> signs = Flux.interval(Duration.ZERO, settings.heartbeat())
                .onBackpressureDrop()
                .concatMap(tick -> pushes.here(person).thenReturn(WebPush.SIGN_OF_LIFE));
        return Flux.mergeSequential(missed, pages.open(person))
                .publish(replies -> Flux.merge(replies, signs.takeUntilOther(replies.ignoreElements())));
    }

    /** Notes that this visitor is there, as every request of theirs shows. */
    public Mono<Void> here(String person) {
        return pushes.here(person);
    }

    @Override
    public Fetched fetch(MediaRef media, long maxBytes, OutputStream sink) throws IOException {
        Optional<InputStream> content = uploads.open(media.id());
        if (content.isEmpty()) {
            return new Fetched.Gone("not-in-spool");
        }
        try (InputStream in = content.get()) {
            byte[] head = in.readNBytes(MediaKind.HEAD);
            return copy(head, in, maxBytes, sink)
                    .<Fetched>map(bytes ->
                            new Fetched.Complete(bytes, MediaKind.of(head).contentType(), media.filename()))
                    .orElse(new Fetched.TooLarge(maxBytes));
        }
    }

    @Override
    public void release(MediaRef media) {
        uploads.release(media.id());
    }

    /** What waits for somebody who was forgotten goes too. */
    @EventListener
    void on(PersonForgotten forgotten) {
        if (forgotten.sender().channel().equals(NAME)) {
            pushes.forget(forgotten.sender().person());
        }
    }

    /** The number of bytes copied, empty when there are more than allowed. */
    private static Optional<Long> copy(byte[] head, InputStream in, long maxBytes, OutputStream sink)
            throws IOException {
        byte[] chunk = head;
        long copied = 0;
        while (chunk.length > 0) {
            if (copied + chunk.length > maxBytes) {
                return Optional.empty();
            }
            sink.write(chunk);
            copied += chunk.length;
            chunk = in.readNBytes(CHUNK);
        }
        return Optional.of(copied);
    }
}
