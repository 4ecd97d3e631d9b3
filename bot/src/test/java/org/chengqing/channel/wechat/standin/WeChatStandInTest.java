package org.chengqing.channel.wechat.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chengqing.channel.wechat.MessageCrypto;
import org.chengqing.channel.wechat.MessageXml;
import org.chengqing.channel.wechat.MovableClock;
import org.chengqing.channel.wechat.WeChatSettings.Account;
import org.chengqing.channel.wechat.WeChatSettings.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class WeChatStandInTest {
    private final MovableClock clock = new MovableClock();
    private final WeChatStandIn weChat;
    private final PlatformAccount account;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Map<String, String>> pushed = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer webhook;

    WeChatStandInTest() throws IOException {
        weChat = WeChatStandIn.start(0, clock);
        account = weChat.register("wxtest", "secret", true);
    }

    @AfterEach
    void stop() {
        weChat.close();
        http.shutdownNow();
        if (webhook != null) {
            webhook.stop(0);
        }
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(weChat.address().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Call.JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private String token(boolean force) throws Exception {
        JsonNode answer = post(
                Paths.STABLE_TOKEN,
                "{\"grant_type\":\"client_credential\",\"appid\":\"wxtest\",\"secret\":\"secret\",\"force_refresh\":"
                        + force + "}");
        return answer.path("access_token").asString("");
    }

    private JsonNode call(String path, String body) throws Exception {
        return post(path + "?access_token=" + token(false), body);
    }

    private int code(String path, String body) throws Exception {
        return call(path, body).path("errcode").asInt(0);
    }

    @Test
    void the_stable_token_stays_until_it_is_forced_or_worn() throws Exception {
        String first = token(false);
        assertThat(token(false)).isEqualTo(first);
        String second = token(true);
        assertThat(second).isNotEqualTo(first);
        assertThat(token(true)).as("forced again within 30 s").isEqualTo(second);
        assertThat(post(Paths.MENU_GET + "?access_token=" + first, "")
                        .path("errcode")
                        .asInt())
                .isEqualTo(42001);
        clock.advance(Duration.ofHours(2));
        assertThat(token(false)).isNotEqualTo(second);
        assertThat(post(Paths.MENU_GET + "?access_token=nonsense", "")
                        .path("errcode")
                        .asInt())
                .isEqualTo(40001);
    }

    @Test
    void no_secret_and_no_token_is_in_the_ledger() throws Exception {
        String token = token(false);
        code(Paths.MENU_GET, "");
        assertThat(weChat.ledger().entries().toString()).doesNotContain(token).doesNotContain("\"secret\"");
    }

    @Test
    void customer_service_keeps_window_and_count() throws Exception {
        String body = "{\"touser\":\"o1\",\"msgtype\":\"text\",\"text\":{\"content\":\"好\"}}";
        assertThat(code(Paths.CUSTOM_SEND, body)).isEqualTo(40003);
        account.follow("o1");
        assertThat(code(Paths.CUSTOM_SEND, body)).isEqualTo(45015);
        account.wrote("o1");
        for (int i = 0; i < 5; i++) {
            assertThat(code(Paths.CUSTOM_SEND, body)).isZero();
        }
        assertThat(code(Paths.CUSTOM_SEND, body)).isEqualTo(45047);
        account.wrote("o1");
        clock.advance(Duration.ofHours(49));
        assertThat(code(Paths.CUSTOM_SEND, body)).isEqualTo(45015);
        assertThat(weChat.ledger().messagesTo("o1")).hasSize(5);
    }

    @Test
    void a_day_quota_runs_out_can_be_cleared_and_renews_at_midnight_in_beijing() throws Exception {
        account.quota(Paths.MENU_GET, 1);
        assertThat(code(Paths.MENU_GET, "")).isEqualTo(46003);
        assertThat(code(Paths.MENU_GET, "")).isEqualTo(45009);
        assertThat(code(Paths.QUOTA_CLEAR, "{\"appid\":\"wxtest\"}")).isZero();
        assertThat(code(Paths.MENU_GET, "")).isEqualTo(46003);
        clock.advance(Duration.ofDays(1));
        assertThat(code(Paths.MENU_GET, "")).isEqualTo(46003);
    }

    @Test
    void a_mass_send_is_made_once_for_its_id_and_its_end_is_pushed() throws Exception {
        account.follow("o1").follow("o2").follow("o3").callbacksTo(target(Mode.SAFE));
        String body = "{\"touser\":[\"o1\",\"o2\",\"o9\"],\"msgtype\":\"text\",\"text\":{\"content\":\"澄清\"},"
                + "\"clientmsgid\":\"run-1\"}";
        long id = call(Paths.MASS_SEND, body).path("msg_id").asLong();
        assertThat(code(Paths.MASS_SEND, body)).isEqualTo(45066);
        clock.advance(Duration.ofMinutes(2));
        JsonNode again = call(Paths.MASS_SEND, body);
        assertThat(again.path("errcode").asInt()).isEqualTo(45065);
        assertThat(again.path("msg_id").asLong()).isEqualTo(id);
        assertThat(code(Paths.MASS_SEND, body.replace("run-1", "x".repeat(33)))).isEqualTo(45067);
        assertThat(code(Paths.MASS_SEND, "{\"touser\":[\"o1\"]}")).isEqualTo(40130);

        await().untilAsserted(() -> assertThat(pushed)
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("Event", "MASSSENDJOBFINISH")
                        .containsEntry("MsgID", Long.toString(id))
                        .containsEntry("TotalCount", "3")
                        .containsEntry("SentCount", "2")));
        assertThat(call(Paths.MASS_GET, "{\"msg_id\":" + id + "}")
                        .path("msg_status")
                        .asString())
                .isEqualTo("SEND_SUCCESS");
    }

    @Test
    void to_all_goes_once_a_day() throws Exception {
        account.follow("o1");
        String body = "{\"filter\":{\"is_to_all\":true},\"msgtype\":\"text\",\"text\":{\"content\":\"%s\"}}";
        assertThat(code(Paths.MASS_SEND_ALL, body.formatted("一"))).isZero();
        assertThat(code(Paths.MASS_SEND_ALL, body.formatted("二"))).isEqualTo(45028);
        clock.advance(Duration.ofDays(1));
        assertThat(code(Paths.MASS_SEND_ALL, body.formatted("二"))).isZero();
    }

    @Test
    void a_template_message_goes_once_for_its_id_and_each_end_is_pushed() throws Exception {
        account.follow("o1").follow("o2").blocks("o2", true).callbacksTo(target(Mode.SAFE));
        String body = "{\"touser\":\"%s\",\"template_id\":\"t\",\"client_msg_id\":\"run-1\","
                + "\"data\":{\"thing1\":{\"value\":\"谣言\"}}}";
        long id = call(Paths.TEMPLATE_SEND, body.formatted("o1")).path("msgid").asLong();
        assertThat(call(Paths.TEMPLATE_SEND, body.formatted("o1")).path("msgid").asLong())
                .isEqualTo(id);
        assertThat(code(Paths.TEMPLATE_SEND, body.formatted("o2"))).isZero();
        assertThat(code(Paths.TEMPLATE_SEND, body.formatted("o9"))).isEqualTo(40003);
        assertThat(weChat.ledger().counts(Paths.TEMPLATE_SEND)).containsOnly(Map.entry("o1", 1));
        await().untilAsserted(() -> assertThat(pushed)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).containsEntry("Event", "TEMPLATESENDJOBFINISH"))
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("FromUserName", "o1")
                        .containsEntry("MsgID", Long.toString(id))
                        .containsEntry("Status", "success"))
                .anySatisfy(event -> assertThat(event)
                        .containsEntry("FromUserName", "o2")
                        .containsEntry("Status", "failed:user block")));
        clock.advance(Duration.ofMinutes(11));
        assertThat(code(Paths.TEMPLATE_SEND, body.formatted("o1"))).isZero();
        assertThat(weChat.ledger().countTo("o1")).isEqualTo(2);
    }

    @Test
    void a_subscription_notice_takes_one_consent_and_names_no_job() throws Exception {
        account.follow("o1").consents("o1", "t", 1).callbacksTo(target(Mode.SAFE));
        String body = "{\"touser\":\"o1\",\"template_id\":\"t\",\"data\":{\"thing1\":{\"value\":\"谣言\"}}}";
        assertThat(call(Paths.SUBSCRIBE_SEND, body).has("msgid")).isFalse();
        assertThat(code(Paths.SUBSCRIBE_SEND, body)).isEqualTo(43101);
        assertThat(account.consentsLeft("o1", "t")).isZero();
        assertThat(weChat.ledger().countTo("o1", Paths.SUBSCRIBE_SEND)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(pushed)
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("Event", "subscribe_msg_sent_event")
                        .containsEntry("SubscribeMsgSentEvent/List/TemplateId", "t")
                        .containsEntry("SubscribeMsgSentEvent/List/ErrorStatus", "success")));
    }

    @Test
    void a_hundred_thousand_followers_are_there_at_once_and_each_is_counted() throws Exception {
        String order = "/stand-in/people?appid=wxtest&prefix=o-&count=100000&did=";
        assertThat(post(order + "follow", "").path("errcode").asInt()).isZero();
        int tag = account.tag("全县", account.followAll("o-", 100_000));
        JsonNode page = post("/cgi-bin/user/get?next_openid=o-049999&access_token=" + token(false), "");
        assertThat(page.path("total").asInt()).isEqualTo(100_000);
        assertThat(page.at("/data/openid/0").asString()).isEqualTo("o-050000");
        assertThat(call(Paths.TAGS_GET, "").at("/tags/0/count").asInt()).isEqualTo(100_000);
        String body = "{\"filter\":{\"is_to_all\":false,\"tag_id\":" + tag
                + "},\"msgtype\":\"text\",\"text\":{\"content\":\"澄清\"},\"clientmsgid\":\"run-1\"}";
        weChat.orders().next(Paths.MASS_SEND_ALL, new Trouble.Drop());
        assertThatThrownBy(() -> call(Paths.MASS_SEND_ALL, body)).isInstanceOf(IOException.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(code(Paths.MASS_SEND_ALL, body)).isEqualTo(45065);
        assertThat(weChat.ledger().counts(Paths.MASS_SEND_ALL))
                .hasSize(100_000)
                .allSatisfy((openId, count) -> assertThat(count).isEqualTo(1));
        HttpRequest counts = HttpRequest.newBuilder(
                        weChat.address().resolve("/stand-in/counts?path=" + Paths.MASS_SEND_ALL))
                .build();
        assertThat(http.send(counts, HttpResponse.BodyHandlers.ofString()).body())
                .contains("\"o-099999\":1");
    }

    @Test
    void a_ledger_has_as_many_calls_as_it_was_made_for_and_counts_beyond_them() throws Exception {
        try (WeChatStandIn small = WeChatStandIn.start(0, clock, 2)) {
            PlatformAccount one = small.register("wxtest", "secret", true);
            one.follow("o1").wrote("o1");
            URI send = small.address()
                    .resolve(Paths.CUSTOM_SEND + "?access_token="
                            + one.tokens.stable(false).token());
            for (int i = 0; i < 5; i++) {
                http.send(
                        HttpRequest.newBuilder(send)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"touser\":\"o1\",\"msgtype\":\"text\",\"text\":{\"content\":\"好\"}}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
            assertThat(small.ledger().entries()).hasSize(2);
            assertThat(small.ledger().countTo("o1")).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void pushes_are_signed_and_sealed_as_the_mode_says(Mode mode) throws Exception {
        try (Callbacks callbacks = new Callbacks(clock)) {
            Callbacks.Delivery delivery =
                    callbacks.push(target(mode), new Pushes("gh_test", "o1", clock).text("喝醋 <能> 软化血管吗"));
            assertThat(delivery.outcome())
                    .isInstanceOfSatisfying(
                            Callbacks.Outcome.Replied.class,
                            replied -> assertThat(replied.fields()).containsEntry("Content", "答：喝醋 <能> 软化血管吗"));
        }
        assertThat(pushed)
                .singleElement()
                .satisfies(fields ->
                        assertThat(fields).containsEntry("FromUserName", "o1").containsKey("MsgId"));
    }

    @Test
    void a_silent_webhook_is_tried_three_times() throws Exception {
        CallbackTarget target = target(Mode.SAFE);
        try (Callbacks callbacks = new Callbacks(clock, Duration.ofMillis(200))) {
            Callbacks.Delivery delivery = callbacks.push(target, new Pushes("gh_test", "o1", clock).text("慢"));
            assertThat(delivery.tries()).isEqualTo(3);
            assertThat(delivery.outcome()).isInstanceOf(Callbacks.Outcome.Failed.class);
        }
        assertThat(pushed.stream().map(fields -> fields.get("MsgId")).distinct())
                .hasSize(1);
        assertThat(pushed).hasSize(3);
    }

    @Test
    void orders_and_ledger_are_there_by_http_on_loopback_names_only() throws Exception {
        post(
                "/stand-in/orders",
                "{\"path\":\"" + Paths.MENU_GET + "\",\"times\":2,\"trouble\":\"code\",\"code\":45009}");
        assertThat(code(Paths.MENU_GET, "")).isEqualTo(45009);
        assertThat(weChat.orders().waiting(Paths.MENU_GET)).isEqualTo(1);
        HttpRequest ledger = HttpRequest.newBuilder(weChat.address().resolve("/stand-in/ledger?path=" + Paths.MENU_GET))
                .build();
        assertThat(http.send(ledger, HttpResponse.BodyHandlers.ofString()).body())
                .contains("45009");
        assertThat(new ControlFace(weChat)
                        .answer(Call.of("GET", URI.create("/stand-in/ledger"), "", new byte[0]), "evil.example:80")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_upload_can_be_fetched_again() throws Exception {
        String multipart = String.join(
                "\r\n",
                "--XX",
                "Content-Disposition: form-data; name=\"media\"; filename=\"a.png\"",
                "Content-Type: image/png",
                "",
                "PNGDATA",
                "--XX--",
                "");
        HttpRequest upload = HttpRequest.newBuilder(
                        weChat.address().resolve(Paths.MEDIA_UPLOAD + "?type=image&access_token=" + token(false)))
                .header("Content-Type", "multipart/form-data; boundary=XX")
                .POST(HttpRequest.BodyPublishers.ofString(multipart))
                .build();
        String id = Call.JSON
                .readTree(
                        http.send(upload, HttpResponse.BodyHandlers.ofString()).body())
                .path("media_id")
                .asString();
        HttpRequest get = HttpRequest.newBuilder(
                        weChat.address().resolve(Paths.MEDIA_GET + "?media_id=" + id + "&access_token=" + token(false)))
                .build();
        assertThat(http.send(get, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("PNGDATA");
    }

    /** A webhook that says back what it reads, and nothing for 慢. */
    private CallbackTarget target(Mode mode) throws IOException {
        Account keys = new Account(
                "wxtest", null, "gh_test", "token", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", null, mode, true);
        MessageCrypto crypto = MessageCrypto.of(keys);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Call call = Call.of(
                    "POST",
                    exchange.getRequestURI(),
                    "",
                    exchange.getRequestBody().readAllBytes());
            byte[] answer = answer(call, mode, crypto);
            if (answer.length > 0) {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            }
        });
        server.start();
        webhook = server;
        return new CallbackTarget(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wechat/x"), keys);
    }

    private byte[] answer(Call call, Mode mode, MessageCrypto crypto) {
        String time = call.query("timestamp");
        String nonce = call.query("nonce");
        assertThat(crypto.isSigned(call.query("signature"), time, nonce)).isTrue();
        Map<String, String> fields = MessageXml.read(call.body());
        assertThat(fields).isNotNull();
        if (mode != Mode.PLAIN) {
            String sealed = fields.getOrDefault("Encrypt", "");
            assertThat(crypto.isSigned(call.query("msg_signature"), time, nonce, sealed))
                    .isTrue();
            assertThat(fields.containsKey("Content")).isEqualTo(mode == Mode.COMPATIBLE);
            MessageCrypto.Opened opened = crypto.open(sealed);
            assertThat(opened).isNotNull();
            fields = MessageXml.read(opened.message());
            assertThat(fields).isNotNull();
        }
        pushed.add(fields);
        String content = fields.getOrDefault("Content", "");
        if (content.equals("慢")) {
            return new byte[0];
        }
        if (content.isEmpty()) {
            return "success".getBytes(StandardCharsets.UTF_8);
        }
        String reply = MessageXml.write(Map.of("MsgType", "text", "Content", "答：" + content));
        if (mode == Mode.SAFE) {
            String sealed = crypto.seal(reply.getBytes(StandardCharsets.UTF_8), 0);
            reply = MessageXml.write(Map.of(
                    "Encrypt",
                    sealed,
                    "MsgSignature",
                    crypto.sign(time, nonce, sealed),
                    "TimeStamp",
                    time,
                    "Nonce",
                    nonce));
        }
        return reply.getBytes(StandardCharsets.UTF_8);
    }
}
