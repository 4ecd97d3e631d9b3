package org.chengqing.publication;

import java.util.HashMap;
import java.util.Map;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.pages.Assets;
import org.chengqing.replies.ClaimReviewMarkup;
import org.chengqing.replies.ForwardText;
import org.chengqing.replies.ReviewPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers for the public pages, the feed and {@code robots.txt}. */
final class PublicationHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationHandler.class);
    private static final MediaType ATOM = MediaType.parseMediaType("application/atom+xml;charset=UTF-8");

    private final KnowledgeBase knowledge;
    private final ReviewPages pages;
    private final ClaimReviewMarkup markup;
    private final ForwardText forward;
    private final ReleaseFeed feed;
    private final PublicationSettings settings;
    private final Assets assets;
    private volatile Written written = new Written(-1, "");

    PublicationHandler(
            KnowledgeBase knowledge,
            ReviewPages pages,
            ClaimReviewMarkup markup,
            ForwardText forward,
            PublicationSettings settings,
            Assets assets) {
        this.knowledge = knowledge;
        this.pages = pages;
        this.markup = markup;
        this.forward = forward;
        this.feed = new ReleaseFeed(settings);
        this.settings = settings;
        this.assets = assets;
    }

    Mono<ServerResponse> review(ServerRequest request) {
        return pages.find(request.pathVariable("id"))
                .flatMap(page -> show(request, page))
                .switchIfEmpty(Mono.defer(() -> plain(HttpStatus.NOT_FOUND, "error/404")))
                .onErrorResume(e -> {
                    LOG.warn("a public page could not be looked up: {}", e.toString());
                    return plain(HttpStatus.SERVICE_UNAVAILABLE, "error/5xx");
                });
    }

    private Mono<ServerResponse> show(ServerRequest request, ReviewPage page) {
        String etag = "\"%s-%d-%s-%s\""
                .formatted(page.review().id(), page.review().revision(), page.standing(), assets.version());
        Map<String, Object> model = new HashMap<>();
        model.put("page", page);
        if (page.current()) {
            model.put("markup", markup.of(page));
            model.put("forward", forward.of(page.review()));
        }
        HttpStatus status = page.shown() ? HttpStatus.OK : HttpStatus.GONE;
        Mono<ServerResponse> rendered = ServerResponse.status(status)
                .eTag(etag)
                .cacheControl(cacheControl())
                .contentType(MediaType.TEXT_HTML)
                .render("review", model);
        return page.shown() ? request.checkNotModified(etag).switchIfEmpty(rendered) : rendered;
    }

    Mono<ServerResponse> feed(ServerRequest request) {
        long generation = knowledge.generation();
        String etag = "\"" + generation + "-" + settings.feedEntries() + "\"";
        return request.checkNotModified(etag)
                .switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                        .eTag(etag)
                        .cacheControl(cacheControl())
                        .contentType(ATOM)
                        .bodyValue(feedOf(generation))));
    }

    private String feedOf(long generation) {
        Written last = written;
        if (last.generation != generation) {
            last = new Written(generation, feed.of(knowledge.latest(settings.feedEntries())));
            written = last;
        }
        return last.xml;
    }

    Mono<ServerResponse> robots(ServerRequest request) {
        return ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).bodyValue("""
                        User-agent: *
                        Allow: /r/
                        Allow: /feed.atom
                        Disallow: /chat/
                        Disallow: /console
                        Disallow: /wechat/
                        """);
    }

    private static Mono<ServerResponse> plain(HttpStatus status, String view) {
        return ServerResponse.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_HTML)
                .render(view);
    }

    private CacheControl cacheControl() {
        return CacheControl.maxAge(settings.cached()).cachePublic();
    }

    /** The feed of a catalogue generation. */
    private record Written(long generation, String xml) {}
}
