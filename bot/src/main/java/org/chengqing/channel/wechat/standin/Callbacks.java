package org.chengqing.channel.wechat.standin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.chengqing.channel.wechat.MessageCrypto;
import org.chengqing.channel.wechat.MessageXml;
import org.chengqing.channel.wechat.WeChatSettings.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Pushes messages and events to a webhook as WeChat does: signed, encrypted where the account says so, three tries of five
 * seconds with the same request when no answer comes. Methods block. Safe for many threads.
 */
public final class Callbacks implements AutoCloseable {
    private static final int TRIES = 3;
    private final Clock clock;
    private final Duration patience;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** With the platform's patience of five seconds a try. */
    public Callbacks(Clock clock) {
        this(clock, Duration.ofSeconds(5));
    }

    /** With another patience a try. */
    public Callbacks(Clock clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    /** What the webhook said. */
    public sealed interface Outcome {
        /** A reply for the person: the fields of its XML, decrypted. */
        record Replied(Map<String, String> fields) implements Outcome {}

        /** {@code success} or nothing: the person sees nothing now. */
        record Acknowledged() implements Outcome {}

        /** The person sees 该公众号暂时无法提供服务; the reason is for a developer. */
        record Failed(String reason) implements Outcome {}
    }

    /** The outcome, after so many tries. */
    public record Delivery(Outcome outcome, int tries) {}

    /** Pushes these fields, as {@link Pushes} makes them. */
    public Delivery push(CallbackTarget target, Map<String, String> fields) throws InterruptedException {
        MessageCrypto crypto = MessageCrypto.of(target.account());
        HttpRequest request = request(target, crypto, fields);
        String reason = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                return new Delivery(outcome(response, crypto), attempt);
            } catch (IOException e) {
                reason = e.getClass().getSimpleName();
            }
        }
        return new Delivery(new Outcome.Failed("no answer: " + reason), TRIES);
    }

    private HttpRequest request(CallbackTarget target, MessageCrypto crypto, Map<String, String> fields) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = nonce();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("signature", crypto.sign(timestamp, nonce));
        query.put("timestamp", timestamp);
        query.put("nonce", nonce);
        query.put("openid", fields.getOrDefault("FromUserName", ""));
        Map<String, String> body = new LinkedHashMap<>(fields);
        Mode mode = target.account().mode();
        if (mode != Mode.PLAIN) {
            String sealed = crypto.seal(MessageXml.write(fields).getBytes(StandardCharsets.UTF_8), 0);
            query.put("encrypt_type", "aes");
            query.put("msg_signature", crypto.sign(timestamp, nonce, sealed));
            if (mode == Mode.SAFE) {
                body.keySet().retainAll(Set.of("ToUserName"));
            }
            body.put("Encrypt", sealed);
        }
        return HttpRequest.newBuilder(withQuery(target.webhook(), query))
                .timeout(patience)
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(MessageXml.write(body)))
                .build();
    }

    private static Outcome outcome(HttpResponse<byte[]> response, MessageCrypto crypto) {
        if (response.statusCode() != 200) {
            return new Outcome.Failed("HTTP " + response.statusCode());
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        if (text.isEmpty() || text.equals("success")) {
            return new Outcome.Acknowledged();
        }
        Map<String, String> fields = MessageXml.read(response.body());
        if (fields != null && fields.containsKey("Encrypt")) {
            fields = opened(fields, crypto);
        }
        return fields == null || isEmptyText(fields)
                ? new Outcome.Failed("malformed reply")
                : new Outcome.Replied(Map.copyOf(fields));
    }

    private static boolean isEmptyText(Map<String, String> fields) {
        return fields.getOrDefault("MsgType", "").equals("text")
                && fields.getOrDefault("Content", "").isEmpty();
    }

    private static @Nullable Map<String, String> opened(Map<String, String> fields, MessageCrypto crypto) {
        String sealed = fields.getOrDefault("Encrypt", "");
        boolean signed = crypto.isSigned(
                fields.getOrDefault("MsgSignature", ""),
                fields.getOrDefault("TimeStamp", ""),
                fields.getOrDefault("Nonce", ""),
                sealed);
        MessageCrypto.Opened opened = signed ? crypto.open(sealed) : null;
        return opened == null ? null : MessageXml.read(opened.message());
    }

    private static URI withQuery(URI address, Map<String, String> query) {
        StringBuilder joined = new StringBuilder(address.toString()).append(address.getRawQuery() == null ? '?' : '&');
        query.forEach((name, value) -> joined.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        joined.setLength(joined.length() - 1);
        return URI.create(joined.toString());
    }

    private String nonce() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
