package org.chengqing.publication;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.chengqing.picture.ReviewPicture;
import org.chengqing.picture.ReviewPictures;
import org.chengqing.replies.ReviewPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers with the picture of a review, also of one that holds no more: the picture says so. */
final class PictureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PictureHandler.class);
    private static final MediaType WORDS = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final String RETRY_AFTER = "5";

    private final ReviewPages pages;
    private final ReviewPictures pictures;
    private final PublicationSettings settings;

    PictureHandler(ReviewPages pages, ReviewPictures pictures, PublicationSettings settings) {
        this.pages = pages;
        this.pictures = pictures;
        this.settings = settings;
    }

    Mono<ServerResponse> picture(ServerRequest request) {
        return pages.find(request.pathVariable("id"))
                .flatMap(page -> show(request, page))
                .switchIfEmpty(Mono.defer(() -> sentence(HttpStatus.NOT_FOUND, "没有这张图片：这条核实结果不存在，或者还没有发布。")))
                .onErrorResume(PictureHandler::isBusy, _ -> busy())
                .onErrorResume(e -> {
                    LOG.warn("a picture could not be drawn: {}", e.toString());
                    return busy();
                });
    }

    private static boolean isBusy(Throwable error) {
        return error instanceof RejectedExecutionException || error instanceof TimeoutException;
    }

    private Mono<ServerResponse> show(ServerRequest request, ReviewPage page) {
        String etag = "\"" + ReviewPictures.version(page) + "\"";
        return request.checkNotModified(etag)
                .switchIfEmpty(Mono.defer(() -> Mono.fromFuture(pictures.of(page)))
                        .map(ReviewPicture::png)
                        .flatMap(png -> ServerResponse.ok()
                                .eTag(etag)
                                .cacheControl(
                                        CacheControl.maxAge(settings.cached()).cachePublic())
                                .contentType(MediaType.IMAGE_PNG)
                                .bodyValue(png)));
    }

    private static Mono<ServerResponse> busy() {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .cacheControl(CacheControl.noStore())
                .contentType(WORDS)
                .bodyValue("现在画图的人多，请过几秒再打开。");
    }

    private static Mono<ServerResponse> sentence(HttpStatus status, String words) {
        return ServerResponse.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(WORDS)
                .bodyValue(words);
    }
}
