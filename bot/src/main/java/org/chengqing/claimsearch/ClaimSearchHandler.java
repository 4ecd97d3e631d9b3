package org.chengqing.claimsearch;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Answers programs. What they ask is never logged, nor the key that they may send. */
final class ClaimSearchHandler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimSearchHandler.class);

    private final ClaimSearch search;
    private final SearchLimits limits;
    private final ClaimSearchSettings settings;
    private final Semaphore turns;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("claim-search-", 0).factory());
    private final Scheduler searching = Schedulers.fromExecutorService(threads);

    ClaimSearchHandler(ClaimSearch search, SearchLimits limits, ClaimSearchSettings settings) {
        this.search = search;
        this.limits = limits;
        this.settings = settings;
        this.turns = new Semaphore(settings.atOnce());
    }

    Mono<ServerResponse> search(ServerRequest request) {
        open(request);
        return Mono.defer(() -> {
                    limits.count(request.remoteAddress().orElse(null));
                    SearchOrder order = SearchOrder.of(request.queryParams(), settings);
                    String etag = etag(order);
                    return request.checkNotModified(etag)
                            .switchIfEmpty(Mono.fromCallable(inTurn(order))
                                    .subscribeOn(searching)
                                    .flatMap(found -> answer(found, etag)));
                })
                .onErrorResume(e -> refuse(e instanceof Refusal refusal ? refusal : unforeseen(e)));
    }

    private String etag(SearchOrder order) {
        Object from = order.token() == null ? order.offset() : order.token().text();
        return "\"" + search.version() + "-" + order.fingerprint() + "-" + order.pageSize() + "-" + from + "\"";
    }

    private Callable<ClaimsAnswer> inTurn(SearchOrder order) {
        return () -> {
            if (!turns.tryAcquire()) {
                throw Refusal.busy();
            }
            try {
                return search.find(order);
            } finally {
                turns.release();
            }
        };
    }

    private Mono<ServerResponse> answer(ClaimsAnswer found, String etag) {
        return ServerResponse.ok()
                .eTag(etag)
                .cacheControl(cacheControl())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(found);
    }

    private static Mono<ServerResponse> refuse(Refusal refusal) {
        ServerResponse.BodyBuilder response = ServerResponse.status(refusal.status());
        HttpStatus status = refusal.status();
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(SearchLimits.WINDOW));
        } else if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return response.cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(ClaimsAnswer.Failure.of(refusal));
    }

    private static Refusal unforeseen(Throwable e) {
        LOG.warn("A search of a program failed: {}", e.getClass().getName());
        return Refusal.failed();
    }

    /** Any page may ask: there is nothing to be had here that is not public, and no cookie is looked at. */
    private static void open(ServerRequest request) {
        HttpHeaders headers = request.exchange().getResponse().getHeaders();
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    }

    Mono<ServerResponse> description(ServerRequest request) {
        return ServerResponse.ok()
                .cacheControl(cacheControl())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new ClassPathResource("openapi.json", ClaimSearchHandler.class));
    }

    private CacheControl cacheControl() {
        return CacheControl.maxAge(settings.cached()).cachePublic();
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
