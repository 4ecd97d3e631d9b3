package org.chengqing.console.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Runs the routes: permission, form, handler on a virtual thread, answer. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int CHUNK = 16 * 1024;

    private final Layout layout;
    private final AuditTrail audit;
    private final Forms forms;
    private final Scheduler threads;
    private final Semaphore turns;
    private final ConsoleSettings settings;

    Dispatcher(Layout layout, AuditTrail audit, ConsoleSettings settings, Scheduler threads) {
        this.layout = layout;
        this.audit = audit;
        this.forms = new Forms(settings, threads);
        this.threads = threads;
        this.turns = new Semaphore(settings.requestsAtOnce());
        this.settings = settings;
    }

    /** What is to be rendered or sent, with the model complete. */
    private record Prepared(Answer answer, Map<String, Object> model, boolean noticeShown) {}

    RouterFunction<ServerResponse> routes(List<Route> routes) {
        RouterFunctions.Builder builder = RouterFunctions.route();
        routes.forEach(route -> builder.route(
                RequestPredicates.method(route.method()).and(RequestPredicates.path(route.path())),
                request -> serve(route, request)));
        return builder.build();
    }

    private Mono<ServerResponse> serve(Route route, ServerRequest request) {
        return request.principal()
                .ofType(StaffAuthentication.class)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(who -> forms.read(request)
                        .defaultIfEmpty(Forms.Sent.nothing())
                        .flatMap(sent -> prepare(route, request, who.orElse(null), sent)))
                .onErrorResume(failure -> Mono.just(bare(sorry(route, failure))))
                .flatMap(prepared -> send(prepared, request));
    }

    private Mono<Prepared> prepare(
            Route route, ServerRequest request, @Nullable StaffAuthentication who, Forms.Sent sent) {
        Visit visit = new Visit(who, request, sent.fields(), sent.uploads());
        return Mono.fromCallable(() -> inTurn(route, visit, request))
                .subscribeOn(threads)
                .doFinally(_ -> threads.schedule(sent::discard));
    }

    private Prepared inTurn(Route route, Visit visit, ServerRequest request) throws Exception {
        if (!turns.tryAcquire(settings.waitForTurn().toMillis(), TimeUnit.MILLISECONDS)) {
            return around(refused(HttpStatus.SERVICE_UNAVAILABLE, "现在操作的人太多，请过几秒再试。"), visit, request);
        }
        try {
            return around(
                    allowed(route.needs(), visit) ? route.handler().handle(visit) : denied(route, visit),
                    visit,
                    request);
        } finally {
            turns.release();
        }
    }

    private static boolean allowed(@Nullable Permission needs, Visit visit) {
        return needs == null || (visit.signedIn() && visit.staff().may(needs));
    }

    private Answer denied(Route route, Visit visit) {
        audit.record(visit.by(), AuditAct.DENIED, null, route.method() + " " + route.path());
        return refused(HttpStatus.FORBIDDEN, "您的角色不能使用这个功能。需要时请联系管理员。");
    }

    private Prepared around(Answer answer, Visit visit, ServerRequest request) {
        return switch (answer) {
            case Answer.Missing _ -> around(refused(HttpStatus.NOT_FOUND, "没有找到这一页，可能已被删除，或者地址不完整。"), visit, request);
            case Answer.Refused(var sentence) -> around(refused(HttpStatus.CONFLICT, sentence), visit, request);
            case Answer.View view -> {
                String notice = view.template().contains("::")
                        ? null
                        : Cookies.notice(request.cookies()).orElse(null);
                yield new Prepared(view, layout.around(view, visit, notice), notice != null);
            }
            default -> new Prepared(answer, Map.of(), false);
        };
    }

    /** After a failure nothing is asked of the database: such a page stands without menu. */
    private static Prepared bare(Answer.View view) {
        return new Prepared(view, new HashMap<>(view.model()), false);
    }

    private static Answer.View refused(HttpStatus status, String sentence) {
        return new Answer.View("console/refused", Map.of("sentence", sentence), status);
    }

    private static Answer.View sorry(Route route, Throwable failure) {
        if (failure instanceof DataBufferLimitException) {
            return refused(HttpStatus.CONTENT_TOO_LARGE, "内容太多或文件太大，请减小后再提交。");
        }
        if (failure instanceof DataAccessException || failure instanceof TransactionException) {
            LOG.warn(
                    "{} {}: the database is away: {}",
                    route.method(),
                    route.path(),
                    failure.getClass().getSimpleName());
            LOG.debug("the failure", failure);
            return refused(HttpStatus.SERVICE_UNAVAILABLE, "数据库暂时没有回应，刚才的操作可能没有完成。请过一会儿再看一看，需要时重做。");
        }
        LOG.error(
                "{} {} failed: {}",
                route.method(),
                route.path(),
                failure.getClass().getName());
        LOG.debug("the failure", failure);
        return refused(HttpStatus.INTERNAL_SERVER_ERROR, "程序出了意外，刚才的操作可能没有完成。请再试一次；还是不行，请联系管理员查看运行日志。");
    }

    private Mono<ServerResponse> send(Prepared prepared, ServerRequest request) {
        return switch (prepared.answer()) {
            case Answer.View view -> rendered(view, prepared, request);
            case Answer.Redirect(var path, var notice) -> {
                ServerResponse.BodyBuilder response = to(path, request);
                yield notice == null
                        ? response.build()
                        : response.cookie(Cookies.notice(notice)).build();
            }
            case Answer.Entered(var session, var path) ->
                to(path, request).cookie(Cookies.entered(session)).build();
            case Answer.Left(var path, var notice) ->
                to(path, request)
                        .cookie(Cookies.left())
                        .cookie(Cookies.notice(notice))
                        .header("Clear-Site-Data", "\"cache\"")
                        .build();
            case Answer.Download(var status, var headers, var body) ->
                ServerResponse.status(status)
                        .headers(all -> headers.forEach(all::set))
                        .body(BodyInserters.fromDataBuffers(DataBufferUtils.outputStreamPublisher(
                                out -> write(body, out),
                                DefaultDataBufferFactory.sharedInstance,
                                task -> threads.schedule(task),
                                CHUNK)));
            case Answer.Inline(var type, var content) ->
                ServerResponse.ok()
                        .contentType(type)
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .bodyValue(content);
            case Answer.Missing _, Answer.Refused _ -> throw new IllegalStateException("was made a view");
        };
    }

    private static void write(Answer.Body body, OutputStream out) {
        try {
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** htmx follows a redirect by itself and would put the page into a part of itself; this makes the browser go. */
    private static ServerResponse.BodyBuilder to(String path, ServerRequest request) {
        return request.headers().firstHeader("HX-Request") == null
                ? ServerResponse.status(HttpStatus.SEE_OTHER).location(URI.create(path))
                : ServerResponse.ok().header("HX-Redirect", path);
    }

    private static Mono<ServerResponse> rendered(Answer.View view, Prepared prepared, ServerRequest request) {
        Mono<CsrfToken> token = request.exchange().getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.doOnNext(it -> prepared.model().put("csrf", it)).then(Mono.defer(() -> {
            ServerResponse.BodyBuilder response =
                    ServerResponse.status(view.status()).contentType(MediaType.TEXT_HTML);
            if (prepared.noticeShown()) {
                response.cookie(Cookies.noNotice());
            }
            return response.render(view.template(), prepared.model());
        }));
    }
}
