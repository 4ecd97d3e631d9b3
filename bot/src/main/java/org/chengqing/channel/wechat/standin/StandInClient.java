package org.chengqing.channel.wechat.standin;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Speaks to the stand-in of another process by its control face, for one account. Methods block; a failure is an
 * {@link IOException} whose message is a sentence for the person at the console.
 */
public final class StandInClient implements AutoCloseable {
    private final URI standIn;
    private final String appId;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    /** To the stand-in at this address. */
    public StandInClient(URI standIn, String appId) {
        this.standIn = standIn;
        this.appId = appId;
    }

    /** Lets the stand-in hold a file that a person sends, and returns its media id. */
    public String hold(Path file, String contentType) throws IOException, InterruptedException {
        String path = "/stand-in/media?appid=" + encoded(appId) + "&type=" + encoded(contentType) + "&filename="
                + encoded(String.valueOf(file.getFileName()));
        try {
            String answer = post(path, HttpRequest.BodyPublishers.ofFile(file));
            String id = Call.JSON.readTree(answer).path("media_id").asString("");
            if (id.isEmpty()) {
                throw new IOException("微信替身没有这个账号：服务是用同样的设置启动的吗？");
            }
            return id;
        } catch (ConnectException e) {
            throw new IOException("连不上微信替身 " + standIn + "：发送文件需要服务以 --wechat.stand-in=true 启动。", e);
        } catch (JacksonException e) {
            throw new IOException(standIn + " 不是微信替身。", e);
        }
    }

    /** Tells the stand-in what the person did, so that they may be answered later; does nothing where there is none. */
    public void tell(String openId, Map<String, String> fields) throws InterruptedException {
        String did =
                switch (fields.getOrDefault("Event", "").toLowerCase(Locale.ROOT)) {
                    case "" -> "wrote";
                    case "subscribe" -> "follow";
                    case "unsubscribe" -> "unfollow";
                    default -> "tapped";
                };
        try {
            post(
                    "/stand-in/people?appid=" + encoded(appId) + "&openid=" + encoded(openId) + "&did=" + did,
                    HttpRequest.BodyPublishers.noBody());
        } catch (IOException _) {
            // no stand-in runs: a real account is being tried, and WeChat itself knows what people did
        }
    }

    private String post(String path, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(standIn.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .POST(body)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
