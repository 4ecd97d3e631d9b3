package org.chengqing.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.channel.wechat.WeChatFixture.OnePicture.PATH;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.chengqing.channel.Channel.Fetched;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.channel.wechat.standin.Paths;
import org.chengqing.channel.wechat.standin.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PictureMessagesTest {
    private final MovableClock clock = new MovableClock();
    private final WeChatFixture fixture = new WeChatFixture(clock);
    private final WeChatFixture.Instance instance = fixture.instance();
    private final Sender person = someone();
    private final Reply reply =
            new Reply(List.of(new Reply.Part.Text("可以复制到群里："), new Reply.Part.Picture(PATH, "【谣言】停水")), List.of());

    @AfterEach
    void stop() {
        instance.close();
        fixture.close();
    }

    private Sender someone() {
        Sender sender = WeChatFixture.sender(WeChatFixture.openId());
        fixture.account.follow(sender.person()).wrote(sender.person());
        instance.channel().noteContact(sender, clock.instant());
        return sender;
    }

    private List<JsonNode> got(Sender sender) {
        return fixture.weChat.ledger().messagesTo(sender.person());
    }

    private List<String> kinds(Sender sender) {
        return got(sender).stream()
                .map(message -> message.path("msgtype").asString())
                .toList();
    }

    private int uploads() {
        return fixture.weChat.ledger().calls(Paths.MEDIA_UPLOAD).size();
    }

    @Test
    void follows_the_text_that_has_its_link() throws IOException {
        assertThat(instance.channel().send(person, reply)).isEqualTo(new Sent.Accepted());

        assertThat(kinds(person)).containsExactly("text", "image");
        assertThat(got(person).getFirst().at("/text/content").asString())
                .isEqualTo("可以复制到群里：\n\n图片：https://desk.example/r/W1/picture.png");
        String id = got(person).getLast().at("/image/media_id").asString();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(instance.channel().fetch(new MediaRef("wechat", "main", id, "image"), 1000, bytes))
                .isInstanceOf(Fetched.Complete.class);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(fixture.pictures.version);
    }

    @Test
    void is_uploaded_once_for_all_people_and_instances_and_again_when_it_changes() {
        try (WeChatFixture.Instance other = fixture.instance()) {
            for (int i = 0; i < 6; i++) {
                Sender one = someone();
                (i % 2 == 0 ? instance : other).channel().follow(one, reply);
                assertThat(kinds(one)).containsExactly("image");
            }
        }
        assertThat(uploads()).isOne();
        assertThat(fixture.pictures.drawn).hasValue(1);

        fixture.pictures.change();
        instance.channel().follow(person, reply);
        assertThat(uploads()).isEqualTo(2);
        assertThat(kinds(person)).containsExactly("image");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40004, 45009, 48001})
    void an_upload_that_is_refused_leaves_the_text(int code) {
        fixture.weChat.orders().next(Paths.MEDIA_UPLOAD, new Trouble.Code(code));

        assertThat(instance.channel().send(person, reply)).isEqualTo(new Sent.Accepted());
        assertThat(kinds(person)).containsExactly("text");
    }

    @Test
    void an_upload_without_a_good_answer_leaves_the_text_and_the_next_one_works() {
        for (Trouble trouble : List.of(
                new Trouble.Drop(),
                new Trouble.Slow(Duration.ofSeconds(4)),
                new Trouble.Status(502),
                new Trouble.Body("text/html", "<html>busy</html>"),
                new Trouble.Body("application/json", "{}"))) {
            Sender one = someone();
            fixture.weChat.orders().next(Paths.MEDIA_UPLOAD, trouble);
            assertThat(instance.channel().send(one, reply)).isEqualTo(new Sent.Accepted());
            assertThat(kinds(one)).containsExactly("text");
        }
        assertThat(instance.channel().send(person, reply)).isEqualTo(new Sent.Accepted());
        assertThat(kinds(person)).containsExactly("text", "image");
    }

    @Test
    void a_picture_that_is_refused_does_not_make_the_text_unsent() {
        instance.channel().follow(person, reply);
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Slow(Duration.ZERO));
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Code(45047));

        assertThat(instance.channel().send(person, reply)).isEqualTo(new Sent.Accepted());
        assertThat(kinds(person)).containsExactly("image", "text");
    }

    @Test
    void a_picture_that_the_platform_does_not_have_any_more_is_uploaded_again_once() {
        instance.channel().follow(person, reply);
        fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Code(40007));
        instance.channel().follow(person, reply);
        assertThat(kinds(person)).containsExactly("image", "image");
        assertThat(uploads()).isEqualTo(2);

        fixture.weChat.orders().next(Paths.CUSTOM_SEND, 9, new Trouble.Code(40007));
        instance.channel().follow(person, reply);
        assertThat(uploads()).isEqualTo(3);
    }

    @Test
    void nothing_is_uploaded_for_somebody_who_may_get_no_more_nor_for_a_picture_that_is_none() {
        IntStream.range(0, 5).forEach(_ -> instance.channel().send(person, Reply.text("字")));
        instance.channel().follow(person, reply);
        assertThat(uploads()).isZero();

        fixture.pictures.version = "";
        Sender other = someone();
        assertThat(instance.channel().send(other, reply)).isEqualTo(new Sent.Accepted());
        assertThat(kinds(other)).containsExactly("text");
        assertThat(uploads()).isZero();
    }
}
