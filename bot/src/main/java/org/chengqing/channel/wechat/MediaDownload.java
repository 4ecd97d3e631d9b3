package org.chengqing.channel.wechat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.Closer;
import org.chengqing.channel.Channel.Fetched;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Downloads what people sent, straight from the platform: streamed, capped and timed. The library's own download keeps a
 * file for each, has no cap, and takes an error in a body of status 200 for content. Here a small body that is a JSON
 * object with {@code errcode} is the error it says, one with {@code video_url} names where the video is, and anything else
 * is content. Methods block.
 */
final class MediaDownload {
    private static final int MAX_JSON = 4096;
    private static final int BUFFER = 16 << 10;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern FILENAME = Pattern.compile("filename=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    private final CloseableHttpClient http;
    private final URI apiHost;
    private final List<String> hosts;
    private final Duration within;
    private final Clock clock;

    MediaDownload(CloseableHttpClient http, URI apiHost, WeChatApiSettings settings, Clock clock) {
        this.http = http;
        this.apiHost = apiHost;
        this.hosts = settings.mediaHosts();
        this.within = settings.mediaWithin();
        this.clock = clock;
    }

    /** What the platform gave: an outcome, or a code, or another address. */
    private sealed interface Given {
        record Outcome(Fetched fetched) implements Given {}

        record Code(int code) implements Given {}

        record Elsewhere(String address) implements Given {}
    }

    /** Fetches one medium; {@code null} in case the token was refused. */
    @Nullable
    Fetched fetch(String token, String mediaId, long maxBytes, OutputStream sink) throws IOException {
        URI address =
                apiHost.resolve("/cgi-bin/media/get?access_token=" + encoded(token) + "&media_id=" + encoded(mediaId));
        Given given = get(address, maxBytes, sink);
        if (given instanceof Given.Elsewhere(String elsewhere)) {
            URI video = allowed(elsewhere);
            if (video == null) {
                return new Fetched.Gone("video at a host that is not allowed");
            }
            given = get(video, maxBytes, sink);
        }
        return switch (given) {
            case Given.Outcome(Fetched fetched) -> fetched;
            case Given.Code(int code) -> ApiCodes.isToken(code) ? null : byCode(code);
            case Given.Elsewhere _ -> new Fetched.Gone("video that is nowhere");
        };
    }

    private Fetched byCode(int code) {
        return switch (ApiCodes.<Object>outcome(code, clock)) {
            case ApiOutcome.PutOff(Duration retryIn, String reason) -> new Fetched.Later(retryIn, reason);
            case ApiOutcome.Blocked(int blocked) -> new Fetched.Later(Duration.ofHours(1), Integer.toString(blocked));
            default -> new Fetched.Gone(Integer.toString(code));
        };
    }

    private Given get(URI address, long maxBytes, OutputStream sink) throws IOException {
        HttpGet request = new HttpGet(address);
        try {
            ClassicHttpResponse response = http.executeOpen(RoutingSupport.determineHost(request), request, null);
            try {
                return read(response, maxBytes, sink);
            } finally {
                request.abort(); // what is left unread must not be drained on closing
                Closer.closeQuietly(response);
            }
        } catch (SinkFailed e) {
            throw e.cause;
        } catch (IOException | HttpException e) {
            return later(e.getClass().getSimpleName());
        }
    }

    private Given read(ClassicHttpResponse response, long maxBytes, OutputStream sink) throws IOException, SinkFailed {
        if (response.getCode() != 200) {
            return response.getCode() >= 500 || response.getCode() == 429
                    ? later("HTTP " + response.getCode())
                    : outcome(new Fetched.Gone("HTTP " + response.getCode()));
        }
        HttpEntity entity = response.getEntity();
        InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent();
        byte[] start = in.readNBytes(MAX_JSON);
        Given said = start.length < MAX_JSON ? said(start) : null;
        if (said != null) {
            return said;
        }
        if (start.length == 0) {
            return outcome(new Fetched.Gone("empty"));
        }
        if (entity != null && entity.getContentLength() > maxBytes) {
            return outcome(new Fetched.TooLarge(maxBytes));
        }
        return copy(start, in, maxBytes, sink, response);
    }

    private Given copy(byte[] start, InputStream in, long maxBytes, OutputStream sink, ClassicHttpResponse response)
            throws IOException, SinkFailed {
        Instant deadline = clock.instant().plus(within);
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        System.arraycopy(start, 0, buffer, 0, start.length);
        for (int count = start.length; count >= 0; count = in.read(buffer)) {
            bytes += count;
            if (bytes > maxBytes) {
                return outcome(new Fetched.TooLarge(maxBytes));
            }
            if (clock.instant().isAfter(deadline)) {
                return later("slow");
            }
            SinkFailed.write(sink, buffer, count);
        }
        return outcome(new Fetched.Complete(bytes, value(response, "Content-Type"), filename(response)));
    }

    /** The error or address that these bytes are; null where they are content. */
    private static @Nullable Given said(byte[] body) {
        if (body.length == 0 || body[0] != '{') {
            return null;
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            int code = json.path("errcode").asInt(0);
            String video = json.path("video_url").asString("");
            return code != 0 ? new Given.Code(code) : video.isEmpty() ? null : new Given.Elsewhere(video);
        } catch (JacksonException _) {
            return null;
        }
    }

    private @Nullable URI allowed(String address) {
        try {
            URI uri = new URI(address);
            String host = uri.getHost();
            String scheme = uri.getScheme();
            if (host == null || !("http".equals(scheme) || "https".equals(scheme))) {
                return null;
            }
            String name = host.toLowerCase(Locale.ROOT);
            boolean ours = hosts.stream().anyMatch(known -> name.equals(known) || name.endsWith("." + known));
            return ours && uri.getUserInfo() == null ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    private static @Nullable String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static @Nullable String filename(ClassicHttpResponse response) {
        String disposition = value(response, "Content-disposition");
        Matcher matcher = FILENAME.matcher(disposition == null ? "" : disposition);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static Given later(String reason) {
        return outcome(new Fetched.Later(SOON, reason));
    }

    private static Given outcome(Fetched fetched) {
        return new Given.Outcome(fetched);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Tells a failure of the sink from one of the platform. */
    private static final class SinkFailed extends Exception {
        private static final long serialVersionUID = 1;
        private final transient IOException cause;

        private SinkFailed(IOException cause) {
            super(cause);
            this.cause = cause;
        }

        static void write(OutputStream sink, byte[] buffer, int count) throws SinkFailed {
            try {
                sink.write(buffer, 0, count);
            } catch (IOException e) {
                throw new SinkFailed(e);
            }
        }
    }
}
