package org.chengqing.console.security;

import org.chengqing.console.page.Cookies;
import org.chengqing.staff.StaffSessions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The filter chain of the console. Residents' pages and webhooks do not pass through it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebFluxSecurity
class SecurityConfiguration {
    private static final String[] FOR_EVERYBODY = {"/console/sign-in/**", "/console/set-up/**"};

    private static final String EXPIRED = "这一页打开得太久，或者浏览器没有保存本站的 Cookie，刚才的操作没有执行。请回到上一页，刷新后再试；"
            + "还是不行，请确认地址以 https:// 开头（服务器本机可用 http://localhost）。";

    @Bean
    @Order(1)
    SecurityWebFilterChain consoleSecurity(ServerHttpSecurity http, StaffSessions sessions, Scheduler consoleThreads) {
        XorServerCsrfTokenRequestAttributeHandler tokens = new XorServerCsrfTokenRequestAttributeHandler();
        tokens.setTokenFromMultipartDataEnabled(true);
        return http.securityMatcher(new OrServerWebExchangeMatcher(
                        new PathPatternParserServerWebExchangeMatcher("/console"),
                        new PathPatternParserServerWebExchangeMatcher("/console/**")))
                .securityContextRepository(new SessionContexts(sessions, consoleThreads))
                .requestCache(it -> it.requestCache(NoOpServerRequestCache.getInstance()))
                .authorizeExchange(it -> it.pathMatchers(HttpMethod.GET, FOR_EVERYBODY)
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, FOR_EVERYBODY)
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .exceptionHandling(it -> it.authenticationEntryPoint(new ToSignIn()))
                .csrf(it -> it.csrfTokenRepository(csrfTokens())
                        .csrfTokenRequestHandler(tokens)
                        .accessDeniedHandler((exchange, _) ->
                                PlainPage.write(exchange.getResponse(), HttpStatus.FORBIDDEN, EXPIRED)))
                .addFilterBefore(new SameOriginFilter(), SecurityWebFiltersOrder.CSRF)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    /** Nobody signs in with a password alone; without this bean Spring Boot would make up a user. */
    @Bean
    ReactiveAuthenticationManager noPasswordsAlone() {
        return _ -> Mono.error(new AuthenticationException("sign in at /console/sign-in") {
            private static final long serialVersionUID = 1L;
        });
    }

    @Bean
    ConsoleHeaders consoleHeaders() {
        return new ConsoleHeaders();
    }

    private static CookieServerCsrfTokenRepository csrfTokens() {
        CookieServerCsrfTokenRepository tokens = new CookieServerCsrfTokenRepository();
        tokens.setCookieName(Cookies.CSRF);
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Strict"));
        return tokens;
    }
}
