package org.chengqing.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.chengqing.channel.wechat.MessageCrypto;
import org.chengqing.channel.wechat.MessageXml;
import org.chengqing.channel.wechat.WeChatSettings.Account;
import org.chengqing.channel.wechat.standin.WeChatStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WeChatSendCommandTest {
    private final Account demo = requireNonNull(SendSettings.read(List.of("--wechat.stand-in=true"))
            .weChat()
            .accounts()
            .get("demo"));
    private final MessageCrypto crypto = MessageCrypto.of(demo);
    private final WeChatStandIn weChat;
    private final HttpServer webhook;
    private final List<Map<String, String>> pushed = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    WeChatSendCommandTest() throws IOException {
        weChat = WeChatStandIn.start(0, Clock.systemUTC());
        weChat.register(demo.appId(), "any", true);
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/wechat/demo", exchange -> {
            pushed.add(opened(exchange.getRequestBody().readAllBytes()));
            byte[] answer = MessageXml.write(Map.of(
                            "MsgType", "text", "Content", "您好 <a href=\"weixin://bizmsgmenu?msgmenuid=1\">我要举报</a>"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        webhook.start();
    }

    private Map<String, String> opened(byte[] body) {
        Map<String, String> fields = requireNonNull(MessageXml.read(body));
        String sealed = fields.getOrDefault("Encrypt", "");
        return sealed.isEmpty()
                ? fields
                : requireNonNull(
                        MessageXml.read(requireNonNull(crypto.open(sealed)).message()));
    }

    @AfterEach
    void stop() {
        weChat.close();
        webhook.stop(0);
    }

    private int run(String... arguments) {
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return new CommandLine(new WeChatSendCommand())
                    .execute(Stream.concat(
                                    Stream.of(arguments),
                                    Stream.of(
                                            "--server.port="
                                                    + webhook.getAddress().getPort(),
                                            "--wechat.api.stand-in-port="
                                                    + weChat.address().getPort()))
                            .toArray(String[]::new));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "compatible", "safe"})
    void sends_a_text_in_every_mode_and_shows_the_answer(String mode) {
        assertThat(run("--text", "喝醋能软化血管吗", "--mode", mode)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("您好 [我要举报]");
        assertThat(pushed)
                .singleElement()
                .satisfies(fields -> assertThat(fields)
                        .containsEntry("Content", "喝醋能软化血管吗")
                        .containsEntry("FromUserName", "oDemoResident"));
    }

    @Test
    void repeats_with_the_same_message_id() {
        assertThat(run("--text", "在吗", "--repeat", "--from", "oSomebody")).isZero();
        assertThat(pushed).hasSize(2);
        assertThat(pushed.get(1)).isEqualTo(pushed.get(0)).containsEntry("FromUserName", "oSomebody");
    }

    @Test
    void sends_a_picture_that_can_be_fetched(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.jpg"), new byte[] {1, 2, 3});
        assertThat(run("--image", file.toString())).isZero();
        assertThat(pushed)
                .singleElement()
                .satisfies(fields ->
                        assertThat(fields).containsEntry("MsgType", "image").containsKey("MediaId"));
    }

    @Test
    void sends_a_tap_on_the_menu() {
        assertThat(run("--event", "CLICK:REPORT")).isZero();
        assertThat(pushed)
                .singleElement()
                .satisfies(fields ->
                        assertThat(fields).containsEntry("Event", "CLICK").containsEntry("EventKey", "REPORT"));
    }

    @Test
    void tells_plainly_what_is_wrong() {
        String elsewhere = "http://127.0.0.1:" + webhook.getAddress().getPort() + "/none";
        assertThat(run("--image", "/no/such/file")).isEqualTo(1);
        assertThat(run("--text", "x", "--account", "nobody")).isEqualTo(1);
        assertThat(run("--text", "x", "--mode", "secret")).isEqualTo(1);
        assertThat(run("--text", "x", "--url", elsewhere)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("没有文件 /no/such/file", "没有账号 nobody", "--mode 应为", "HTTP 404")
                .doesNotContain("Exception", "\tat ");
    }
}
