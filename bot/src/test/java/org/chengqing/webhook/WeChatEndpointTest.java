package org.chengqing.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.UUID;
import org.chengqing.channel.Reply;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

@SuppressWarnings("NullAway.Init")
class WeChatEndpointTest {
    private static LettuceConnectionFactory connections;
    private static Edge edge;

    @BeforeAll
    static void start() {
        connections = new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(RedisURI.create(RealServers.redisUri())));
        connections.afterPropertiesSet();
        connections.start();
        edge = new Edge(new ReactiveStringRedisTemplate(connections));
        when(edge.conversations.answer(any())).thenReturn(Reply.text("答"));
    }

    @AfterAll
    static void stop() {
        edge.close();
        connections.destroy();
    }

    @Test
    void verifies_the_address_byte_for_byte() {
        edge.client
                .get()
                .uri(
                        "/wechat/safe?signature={s}&timestamp=1&nonce=2&echostr={e}",
                        Edge.WECHAT.sign("1", "2"),
                        "\"回\" 1<2")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/plain")
                .expectBody(byte[].class)
                .isEqualTo("\"回\" 1<2".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "/wechat/safe, 403",
        "/wechat/safe?signature=0&timestamp=1&nonce=2&echostr=3, 403",
        "/wechat/nobody?signature=0&timestamp=1&nonce=2&echostr=3, 404",
    })
    void refuses_other_verifications(String address, int status) {
        edge.client.get().uri(address).exchange().expectStatus().isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE"})
    void allows_get_and_post_only(String method) {
        edge.client
                .method(HttpMethod.valueOf(method))
                .uri("/wechat/safe")
                .exchange()
                .expectStatus()
                .isEqualTo(405);
    }

    @Test
    void answers_a_plain_push_in_plain() {
        plain(nonce(), Edge.text(nonce(), "问"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/xml")
                .expectBody(String.class)
                .value(body ->
                        assertThat(body).contains("<Content><![CDATA[答]]></Content>", "<ToUserName><![CDATA[o1]]>"));
    }

    @Test
    void passes_over_what_it_does_not_know() {
        plain(nonce(), "<xml><FromUserName>o1</FromUserName><MsgType>hologram</MsgType></xml>")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("success");
    }

    @ParameterizedTest
    @CsvSource({"'{\"MsgType\":\"text\"}', 415", "'<xml><a>', 400", "'<!DOCTYPE x><xml/>', 400", "'', 400"})
    void other_bodies_are_a_clean_refusal(String body, int status) {
        plain(nonce(), body).expectStatus().isEqualTo(status).expectBody().isEmpty();
    }

    @Test
    void an_address_that_was_used_takes_no_other_message() {
        String nonce = nonce();
        String message = Edge.text(nonce(), "真");
        String now = Edge.now();

        plain(now, nonce, message).expectStatus().isOk();
        plain(now, nonce, message).expectStatus().isOk();
        plain(now, nonce, Edge.text(nonce(), "假")).expectStatus().isForbidden();
    }

    @Test
    void safe_mode_refuses_a_plain_push() {
        String now = Edge.now();
        edge.client
                .post()
                .uri("/wechat/safe?signature={s}&timestamp={t}&nonce=n", Edge.WECHAT.sign(now, "n"), now)
                .bodyValue(Edge.text(nonce(), "问"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void a_body_over_the_bound_is_not_read() throws IOException {
        assertThat(raw("Content-Length: 10000000", "")).contains(" 413 ").contains("connection: close");
        assertThat(raw("Transfer-Encoding: chunked", ("4000\r\n" + "x".repeat(0x4000) + "\r\n").repeat(5)))
                .contains(" 413 ");
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() throws IOException {
        assertThat(raw("Content-Length: 5000", "<xml>")).contains(" 408 ");
    }

    @Test
    void a_body_longer_than_it_says_is_read_as_long_as_it_says() throws IOException {
        assertThat(raw("Content-Length: 5", "<xml>" + "x".repeat(100_000))).contains(" 400 ");
    }

    private static WebTestClient.ResponseSpec plain(String nonce, String body) {
        return plain(Edge.now(), nonce, body);
    }

    private static WebTestClient.ResponseSpec plain(String now, String nonce, String body) {
        return edge.client
                .post()
                .uri("/wechat/plain?signature={s}&timestamp={t}&nonce={n}", Edge.WECHAT.sign(now, nonce), now, nonce)
                .bodyValue(body)
                .exchange();
    }

    private static String raw(String header, String body) throws IOException {
        String now = Edge.now();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), edge.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /wechat/plain?timestamp=" + now + "&nonce=raw&signature=" + Edge.WECHAT.sign(now, "raw")
                            + " HTTP/1.1\r\nHost: desk\r\nContent-Type: text/xml\r\n" + header + "\r\n\r\n" + body)
                    .getBytes(UTF_8));
            out.flush();
            StringBuilder answer = new StringBuilder();
            for (int c = socket.getInputStream().read(); c >= 0 && answer.indexOf("\r\n\r\n") < 0; ) {
                answer.append((char) c);
                c = answer.indexOf("\r\n\r\n") < 0 ? socket.getInputStream().read() : -1;
            }
            return answer.toString();
        }
    }

    private static String nonce() {
        return UUID.randomUUID().toString();
    }
}
