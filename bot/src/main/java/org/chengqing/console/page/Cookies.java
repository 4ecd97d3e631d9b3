package org.chengqing.console.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.chengqing.staff.SessionToken;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.util.MultiValueMap;

/**
 * The cookies of the console. The prefix {@code __Host-} makes browsers keep them to this very host, over TLS or on the
 * own machine only (RFC 6265bis, section 4.1.3.2).
 */
public final class Cookies {
    /** Holds the session. */
    public static final String SESSION = "__Host-chengqing-console";
    /** Holds the CSRF token that forms must repeat. */
    public static final String CSRF = "__Host-chengqing-csrf";
    /** Holds a sentence for the next page. */
    static final String NOTICE = "__Host-chengqing-notice";

    private static final Duration NOTICE_FOR = Duration.ofMinutes(1);
    private static final int LONGEST_NOTICE = 400;

    private Cookies() {}

    /** The session that a browser shows; empty for none or what cannot be one. */
    public static Optional<SessionToken> session(MultiValueMap<String, HttpCookie> cookies) {
        return Optional.ofNullable(cookies.getFirst(SESSION))
                .map(HttpCookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
                .map(SessionToken::new);
    }

    /** Keeps a session until the browser closes or the server ends it. */
    static ResponseCookie entered(SessionToken session) {
        return host(SESSION, session.value()).build();
    }

    static ResponseCookie left() {
        return host(SESSION, "").maxAge(0).build();
    }

    static ResponseCookie notice(String sentence) {
        String cut = sentence.length() > LONGEST_NOTICE ? sentence.substring(0, LONGEST_NOTICE) : sentence;
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(cut.getBytes(StandardCharsets.UTF_8));
        return host(NOTICE, value).maxAge(NOTICE_FOR).build();
    }

    static ResponseCookie noNotice() {
        return host(NOTICE, "").maxAge(0).build();
    }

    static Optional<String> notice(MultiValueMap<String, HttpCookie> cookies) {
        return Optional.ofNullable(cookies.getFirst(NOTICE))
                .map(HttpCookie::getValue)
                .filter(value -> value.matches("[A-Za-z0-9_-]{1,2000}"))
                .map(value -> new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
    }

    private static ResponseCookie.ResponseCookieBuilder host(String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Strict");
    }
}
