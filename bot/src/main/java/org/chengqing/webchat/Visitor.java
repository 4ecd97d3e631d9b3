package org.chengqing.webchat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Sender;
import org.chengqing.channel.web.WebChannel;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Somebody's visit: the random token in their cookie, and the hash of it by which the rest of the program knows them.
 *
 * @param token 192 random bits; a secret
 * @param fresh whether the cookie has to be set
 */
record Visitor(String token, boolean fresh) {
    private static final String COOKIE = "chengqing-visit";
    /** Browsers take a cookie of this prefix only over https, from this host and for all of it. */
    private static final String SECURE_COOKIE = "__Host-" + COOKIE;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Who sent this request; somebody new when it has no sound cookie. The same for the same request. */
    static Visitor of(ServerRequest request) {
        return (Visitor) request.attributes().computeIfAbsent(Visitor.class.getName(), name -> read(request));
    }

    private static Visitor read(ServerRequest request) {
        HttpCookie cookie = request.cookies().getFirst(isSecure(request) ? SECURE_COOKIE : COOKIE);
        if (cookie != null && TOKEN.matcher(cookie.getValue()).matches()) {
            return new Visitor(cookie.getValue(), false);
        }
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return new Visitor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), true);
    }

    /** The cookie of this visit; it ends with the browser's session, since a device may be shared. */
    ResponseCookie cookie(ServerRequest request) {
        boolean secure = isSecure(request);
        return ResponseCookie.from(secure ? SECURE_COOKIE : COOKIE, token)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(secure)
                .path("/")
                .build();
    }

    /** The name of this visitor for the rest of the program. */
    String person() {
        return hash("visitor", token);
    }

    Sender sender() {
        return new Sender(WebChannel.NAME, WebChannel.NAME, person());
    }

    /** The key of the message that the page calls by this name; other visitors' messages never have it. */
    MessageKey key(String clientKey) {
        return new MessageKey("web:" + hash("message", token + "\n" + clientKey));
    }

    @Override
    public String toString() {
        return "Visitor[…]";
    }

    private static boolean isSecure(ServerRequest request) {
        return "https".equalsIgnoreCase(request.uri().getScheme());
    }

    private static String hash(String purpose, String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((purpose + "\n" + content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
