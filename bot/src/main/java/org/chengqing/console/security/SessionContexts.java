package org.chengqing.console.security;

import org.chengqing.console.page.Cookies;
import org.chengqing.console.page.StaffAuthentication;
import org.chengqing.staff.SessionToken;
import org.chengqing.staff.StaffSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Finds the session of a request. Nothing is kept between requests but the row in PostgreSQL. */
final class SessionContexts implements ServerSecurityContextRepository {
    private final StaffSessions sessions;
    private final Scheduler threads;

    SessionContexts(StaffSessions sessions, Scheduler threads) {
        this.sessions = sessions;
        this.threads = threads;
    }

    /** Sessions are opened and closed by the sign-in pages. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        return Mono.empty();
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return Mono.justOrEmpty(Cookies.session(exchange.getRequest().getCookies()))
                .flatMap(this::find)
                .map(SecurityContextImpl::new);
    }

    private Mono<StaffAuthentication> find(SessionToken token) {
        return Mono.fromCallable(() -> sessions.find(token))
                .subscribeOn(threads)
                .flatMap(found -> Mono.justOrEmpty(found.map(member -> new StaffAuthentication(member, token))));
    }
}
