package org.chengqing.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.chengqing.channel.Channel.Fetched;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.wechat.standin.Paths;
import org.chengqing.channel.wechat.standin.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaDownloadTest {
    private static final long CAP = 1_000_000;
    private final WeChatFixture fixture = new WeChatFixture(Clock.systemUTC());
    private final WeChatFixture.Instance instance = fixture.instance();
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        instance.close();
        fixture.close();
    }

    private Fetched fetch(String mediaId) throws IOException {
        return instance.channel().fetch(new MediaRef("wechat", "main", mediaId, null), CAP, sink);
    }

    private String held(byte[] bytes) {
        return fixture.account.hold(bytes, "image/jpeg", "a.jpg");
    }

    private static byte[] picture(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        return bytes;
    }

    private void next(Trouble trouble) {
        fixture.weChat.orders().next(Paths.MEDIA_GET, trouble);
    }

    @Test
    void tells_type_and_name_as_the_platform_does() throws IOException {
        assertThat(fetch(held(picture(5000)))).isEqualTo(new Fetched.Complete(5000, "image/jpeg", "a.jpg"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40007, 40003, 41005})
    void an_error_in_a_body_of_status_200_is_never_content(int code) throws IOException {
        next(new Trouble.Code(code));
        assertThat(fetch(held(picture(5000)))).isEqualTo(new Fetched.Gone(Integer.toString(code)));
        assertThat(sink.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45009, 45011, 48001})
    void an_error_that_passes_is_put_off(int code) throws IOException {
        next(new Trouble.Code(code));
        assertThat(fetch(held(picture(5000)))).isInstanceOf(Fetched.Later.class);
        assertThat(sink.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void a_broken_platform_is_put_off(int status) throws IOException {
        next(new Trouble.Status(status));
        assertThat(fetch(held(picture(5000)))).isInstanceOf(Fetched.Later.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {40001, 42001, 40014})
    void a_refused_token_is_renewed_once(int code) throws IOException {
        String id = held(picture(5000));
        assertThat(fetch(id)).isInstanceOf(Fetched.Complete.class);
        sink.reset();
        next(new Trouble.Code(code));
        assertThat(fetch(id)).isInstanceOf(Fetched.Complete.class);
        assertThat(sink.size()).isEqualTo(5000);
        assertThat(fixture.account.tokensIssued()).isEqualTo(2);

        fixture.weChat.orders().next(Paths.MEDIA_GET, 2, new Trouble.Code(code));
        assertThat(fetch(id)).isInstanceOf(Fetched.Later.class);
        assertThat(fixture.weChat.orders().waiting(Paths.MEDIA_GET)).isZero();
    }

    @Test
    void nothing_at_all_is_gone() throws IOException {
        assertThat(fetch(held(new byte[0]))).isEqualTo(new Fetched.Gone("empty"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 4000, 30_000})
    void a_broken_connection_is_put_off(int bytes) throws IOException {
        next(new Trouble.Truncate(bytes));
        assertThat(fetch(held(picture(50_000)))).isInstanceOf(Fetched.Later.class);
        next(new Trouble.Drop());
        assertThat(fetch(held(picture(50_000)))).isInstanceOf(Fetched.Later.class);
    }

    @Test
    void silence_is_put_off() throws IOException {
        next(new Trouble.Slow(Duration.ofSeconds(4)));
        assertThat(fetch(held(picture(100)))).isInstanceOf(Fetched.Later.class);
    }

    @Test
    void a_video_named_by_its_address_is_fetched_from_there() throws IOException {
        String id = held(picture(9000));
        String token = instance.api().withToken(ApiOutcome.Done::new) instanceof ApiOutcome.Done<String>(String value)
                ? value
                : "";
        String address = fixture.weChat.address() + Paths.MEDIA_GET + "?access_token=" + token + "&media_id=" + id;
        next(new Trouble.Body("text/plain", "{\"video_url\":\"" + address + "\"}"));
        assertThat(fetch("some-video")).isInstanceOf(Fetched.Complete.class);
        assertThat(sink.size()).isEqualTo(9000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://localhost/x",
                "file:///etc/passwd",
                "http://qpic.cn.evil.example/x",
                "http://user@qpic.cn@evil.example/",
                "http://evilqpic.cn/",
                "not an address"
            })
    void a_video_anywhere_else_is_not_fetched(String address) throws IOException {
        next(new Trouble.Body("text/plain", "{\"video_url\":\"" + address + "\"}"));
        assertThat(fetch("some-video")).isInstanceOf(Fetched.Gone.class);
        assertThat(sink.size()).isZero();
    }

    @Test
    void json_that_is_neither_error_nor_address_is_content() throws IOException {
        next(new Trouble.Body("application/octet-stream", "{\"a\":1}"));
        assertThat(fetch("x")).isInstanceOf(Fetched.Complete.class);
        assertThat(sink.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    @Test
    void more_than_allowed_is_not_read() throws IOException {
        assertThat(fetch(held(picture(20_000_000)))).isEqualTo(new Fetched.TooLarge(CAP));
        assertThat(sink.size()).isZero();
    }

    @Test
    void connections_are_given_back_whatever_happens() throws IOException {
        String large = held(picture(5_000_000));
        for (int i = 0; i < 80; i++) {
            next(i % 2 == 0 ? new Trouble.Truncate(10) : new Trouble.Code(40007));
            fetch(large);
            instance.channel().fetch(new MediaRef("wechat", "main", large, null), 100, OutputStream.nullOutputStream());
        }
        assertThat(fetch(held(picture(10)))).isInstanceOf(Fetched.Complete.class);
    }
}
