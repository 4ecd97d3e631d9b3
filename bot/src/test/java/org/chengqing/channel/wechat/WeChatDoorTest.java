package org.chengqing.channel.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.chengqing.channel.wechat.Vectors.text;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Reply;
import org.chengqing.channel.wechat.Push.Note;
import org.chengqing.channel.wechat.Push.Reason;
import org.chengqing.channel.wechat.WeChatSettings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WeChatDoorTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String OLD_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final MessageCrypto WECHAT = new MessageCrypto("token", "wx1", List.of(KEY, OLD_KEY));
    private static final String TEXT = said("text", "<Content>谣言吗</Content><MsgId>7</MsgId>");

    static Stream<JsonNode> inbound() {
        return Vectors.of("inbound").filter(vector -> !text(vector, "name").equals("encrypted_envelope"));
    }

    static Stream<JsonNode> urlVerification() {
        return Vectors.of("crypto").filter(vector -> text(vector, "kind").equals("url_verify_plain"));
    }

    static Stream<JsonNode> pushes() {
        return Vectors.of("crypto")
                .filter(vector -> vector.has("msg_signature")
                        && vector.has("appid")
                        && text(vector, "kind").equals("decrypt"));
    }

    @ParameterizedTest
    @MethodSource("urlVerification")
    void knows_the_verification_of_the_address(JsonNode vector) {
        WeChatDoor door =
                door(new WeChatSettings.Account("wx1", null, null, text(vector, "token"), KEY, null, Mode.SAFE, false));
        String signature = text(vector, "signature");
        String time = text(vector, "timestamp");
        String nonce = text(vector, "nonce");

        assertThat(door.isVerification(new PushQuery(signature, time, nonce, text(vector, "echostr"), "", "")))
                .isTrue();
        assertThat(door.isVerification(new PushQuery(signature, time, nonce + "1", "x", "", "")))
                .isFalse();
        assertThat(door.isVerification(new PushQuery("", "", "", "", "", ""))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void opens_the_known_sealed_pushes(JsonNode vector) {
        Instant then = Instant.ofEpochSecond(Long.parseLong(text(vector, "timestamp")));
        WeChatDoor door = new WeChatDoor(
                "main",
                new WeChatSettings.Account(
                        text(vector, "appid"),
                        null,
                        null,
                        text(vector, "token"),
                        text(vector, "encoding_aes_key"),
                        null,
                        Mode.SAFE,
                        false),
                Duration.ofMinutes(5),
                URI.create("https://desk.example"),
                Clock.fixed(then, ZoneOffset.UTC));
        PushQuery query = new PushQuery(
                "", text(vector, "timestamp"), text(vector, "nonce"), "", "aes", text(vector, "msg_signature"));
        String body = MessageXml.write(Map.of("Encrypt", text(vector, "encrypt")));

        Push push = door.open(query, body.getBytes(UTF_8));

        String message = text(vector, "plaintext");
        if (message.startsWith("<")) {
            assertThat(push).isInstanceOf(Push.Message.class);
        } else if (message.startsWith("{")) {
            assertThat(push).isEqualTo(new Push.Refused(Reason.JSON));
        } else {
            assertThat(push).isEqualTo(new Push.Refused(Reason.MALFORMED));
        }
    }

    @ParameterizedTest
    @MethodSource("inbound")
    void handles_every_known_kind_on_purpose(JsonNode vector) {
        Push push = plain(text(vector, "xml"));

        String name = text(vector, "name");
        Class<?> expected =
                switch (name) {
                    case "text", "text_bizmsgmenuid" -> InboundMessage.Text.class;
                    case "image" -> InboundMessage.Image.class;
                    case "voice" -> InboundMessage.Voice.class;
                    case "video", "shortvideo" -> InboundMessage.Video.class;
                    case "location" -> InboundMessage.Location.class;
                    case "link" -> InboundMessage.Link.class;
                    case "event:subscribe_event", "event:subscribe_scan_event" -> InboundMessage.Followed.class;
                    case "event:unsubscribe_event" -> InboundMessage.Departed.class;
                    case "event:click_event", "event:scan_code_waitmsg_event" -> InboundMessage.MenuTapped.class;
                    case "event:mass_send_job_finish_event",
                            "event:template_send_job_finish_event",
                            "event:template_subscribe_msg_sent_event" -> Push.Reports.class;
                    default -> Push.Passed.class;
                };
        if (push instanceof Push.Message(InboundMessage message, String fingerprint, Push.Form form)) {
            assertThat(message).isInstanceOf(expected);
        } else {
            assertThat(push).isInstanceOf(expected);
            if (push instanceof Push.Passed(String kind, Note note)) {
                assertThat(note).isEqualTo(name.contains("qualification") ? Note.OPERATOR : Note.EXPECTED);
            }
        }
    }

    @Test
    void reads_what_the_kinds_carry() {
        assertThat(message(said("text", "<Content>满意</Content><MsgId>1</MsgId><bizmsgmenuid>101</bizmsgmenuid>")))
                .isInstanceOfSatisfying(InboundMessage.Text.class, text -> {
                    assertThat(text.choice()).isEqualTo("101");
                    assertThat(text.envelope().sentAt()).isEqualTo(NOW);
                    assertThat(text.envelope().key()).isEqualTo(new MessageKey("m:1"));
                    assertThat(text.envelope().sender().account()).isEqualTo("main");
                });
        assertThat(message(said("image", "<PicUrl>http://evil</PicUrl><MediaId>m1</MediaId><MsgId>1</MsgId>")))
                .isInstanceOfSatisfying(
                        InboundMessage.Image.class,
                        image -> assertThat(image.media()).isEqualTo(new MediaRef("wechat", "main", "m1", null)));
        assertThat(message(said("voice", "<MediaId>v</MediaId><Recognition>是真的吗</Recognition><MsgId>1</MsgId>")))
                .isInstanceOfSatisfying(
                        InboundMessage.Voice.class,
                        voice -> assertThat(voice.transcript()).isEqualTo("是真的吗"));
        assertThat(message(said("file", "<Title>证据.docx</Title><FileKey>k</FileKey><MsgId>1</MsgId>")))
                .isInstanceOfSatisfying(InboundMessage.Document.class, file -> {
                    assertThat(file.name()).isEqualTo("证据.docx");
                    assertThat(file.media()).isNull();
                });
        assertThat(message(said("miniprogrampage", "<Title>小程序</Title><PagePath>a/b</PagePath><MsgId>1</MsgId>")))
                .isInstanceOf(InboundMessage.MiniProgram.class);
        assertThat(message(said("event", "<Event>SCAN</Event><EventKey>hall</EventKey><Ticket>t</Ticket>")))
                .isInstanceOfSatisfying(
                        InboundMessage.Scanned.class,
                        scan -> assertThat(scan.scene()).isEqualTo("hall"));
        assertThat(message(said("event", "<Event>subscribe</Event><EventKey>qrscene_hall</EventKey>")))
                .isInstanceOfSatisfying(
                        InboundMessage.Followed.class,
                        follow -> assertThat(follow.scene()).isEqualTo("hall"));
    }

    @Test
    void consent_taken_back_is_about_the_person_named_apart() {
        Push push = plain(said(
                "event", "<Event>user_authorization_cancellation</Event><OpenID>oOther</OpenID><AppID>wx1</AppID>"));

        assertThat(((Push.Message) push).message()).isInstanceOf(InboundMessage.Departed.class);
        assertThat(((Push.Message) push).message().envelope().sender().person()).isEqualTo("oOther");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<MsgType>text</MsgType><Content>【收到不支持的消息类型，暂无法显示】</Content>",
                "<MsgType>image</MsgType>",
                "<MsgType>location</MsgType><Location_X>north</Location_X><Location_Y>1</Location_Y>",
                "<MsgType>location</MsgType><Location_X>91</Location_X><Location_Y>NaN</Location_Y>",
            })
    void what_cannot_be_used_is_unsupported(String fields) {
        assertThat(message("<xml><FromUserName>o1</FromUserName>" + fields + "</xml>"))
                .isInstanceOf(InboundMessage.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xml/>",
                "<xml><FromUserName>o1</FromUserName></xml>",
                "<xml><FromUserName>o1</FromUserName><MsgType>hologram</MsgType></xml>",
                "<xml><FromUserName>o1</FromUserName><MsgType>event</MsgType><Event>no such\n</Event></xml>",
                "<xml><MsgType>text</MsgType><Content>nobody</Content></xml>",
            })
    void what_is_not_known_is_passed_over(String xml) {
        assertThat(plain(xml))
                .isInstanceOfSatisfying(
                        Push.Passed.class, passed -> assertThat(passed.note()).isEqualTo(Note.UNKNOWN));
    }

    @Test
    void an_odd_time_does_not_lose_a_message() {
        assertThat(message("<xml><FromUserName>o1</FromUserName><CreateTime>abc</CreateTime>"
                                + "<MsgType>text</MsgType><Content>x</Content></xml>")
                        .envelope()
                        .sentAt())
                .isEqualTo(NOW);
    }

    @Test
    void different_events_of_one_second_have_different_keys() {
        Set<String> keys = new HashSet<>();
        for (String fields : List.of(
                "<Event>subscribe</Event>",
                "<Event>CLICK</Event><EventKey>A</EventKey>",
                "<Event>CLICK</Event><EventKey>B</EventKey>",
                "<Event>SCAN</Event><EventKey>B</EventKey>",
                "<Event>SCAN</Event><EventKey>B</EventKey><Ticket>t</Ticket>",
                "<Event>CLICK</Event><EventKey>" + "k".repeat(500) + "</EventKey>")) {
            assertThat(keys.add(message(said("event", fields)).envelope().key().value()))
                    .as(fields)
                    .isTrue();
        }
        assertThat(message(said("event", "<Event>subscribe</Event>"))
                        .envelope()
                        .key()
                        .value())
                .isIn(keys);
    }

    @Test
    void a_message_without_an_id_has_the_same_key_each_time() {
        String first = said("text", "<Content>a</Content>");
        String other = said("text", "<Content>b</Content>");

        assertThat(message(first).envelope().key())
                .isEqualTo(message(first).envelope().key());
        assertThat(message(first).envelope().key())
                .isNotEqualTo(message(other).envelope().key());
    }

    @Test
    void safe_mode_takes_nothing_plain() {
        for (String type : List.of("", "raw", "RAW", "none")) {
            PushQuery query = new PushQuery(WECHAT.sign(time(0), "n"), time(0), "n", "", type, "");
            assertThat(door(Mode.SAFE).open(query, TEXT.getBytes(UTF_8))).isEqualTo(new Push.Refused(Reason.DOWNGRADE));
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void every_mode_opens_what_is_sealed_and_seals_the_reply_with_the_same_key(Mode mode) {
        for (int key = 0; key < 2; key++) {
            Push.Message push = (Push.Message) sealed(door(mode), TEXT, key, 0);

            String reply = door(mode).answer(push, "答复");

            Map<String, String> envelope = Objects.requireNonNull(MessageXml.read(reply.getBytes(UTF_8)));
            String encrypted = Objects.requireNonNull(envelope.get("Encrypt"));
            assertThat(WECHAT.isSigned(
                            Objects.requireNonNull(envelope.get("MsgSignature")),
                            Objects.requireNonNull(envelope.get("TimeStamp")),
                            Objects.requireNonNull(envelope.get("Nonce")),
                            encrypted))
                    .isTrue();
            MessageCrypto.Opened opened = Objects.requireNonNull(WECHAT.open(encrypted));
            assertThat(opened.key()).isEqualTo(key);
            assertThat(MessageXml.read(opened.message()))
                    .containsEntry("Content", "答复")
                    .containsEntry("ToUserName", "o1")
                    .containsEntry("FromUserName", "gh_x");
        }
    }

    @Test
    void compatible_mode_reads_the_sealed_form_and_not_the_plain_one_beside_it() {
        String sealed = WECHAT.seal(TEXT.getBytes(UTF_8), 0);
        String body = "<xml><FromUserName>o2</FromUserName><MsgType>text</MsgType><Content>假</Content><Encrypt>"
                + sealed + "</Encrypt></xml>";
        PushQuery query = new PushQuery("", time(0), "n", "", "aes", WECHAT.sign(time(0), "n", sealed));

        assertThat(door(Mode.COMPATIBLE).open(query, body.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Push.Message.class,
                        push -> assertThat(((InboundMessage.Text) push.message()).text())
                                .isEqualTo("谣言吗"));
    }

    @ParameterizedTest
    @CsvSource({"-299, true", "299, true", "-301, false", "301, false", "-100000, false"})
    void takes_pushes_of_this_time_only(int seconds, boolean taken) {
        assertThat(sealed(door(Mode.SAFE), TEXT, 0, seconds) instanceof Push.Message)
                .isEqualTo(taken);
    }

    @Test
    void refuses_wrong_signatures_apps_and_times_in_the_same_way() {
        String sealed = WECHAT.seal(TEXT.getBytes(UTF_8), 0);
        String forOther = new MessageCrypto("token", "wx2", List.of(KEY)).seal(TEXT.getBytes(UTF_8), 0);
        String garbage = "AAAA";
        String right = WECHAT.sign(time(0), "n", sealed);

        assertThat(List.of(
                        open(sealed, right.replace(right.charAt(0), right.charAt(0) == 'a' ? 'b' : 'a')),
                        open(sealed, ""),
                        open(sealed, right.toUpperCase(java.util.Locale.ROOT) + "0"),
                        open(forOther, WECHAT.sign(time(0), "n", forOther)),
                        open(garbage, WECHAT.sign(time(0), "n", garbage))))
                .containsOnly(new Push.Refused(Reason.SIGNATURE));
        assertThat(door(Mode.PLAIN).open(new PushQuery("", "now", "n", "", "", ""), TEXT.getBytes(UTF_8)))
                .isEqualTo(new Push.Refused(Reason.TIME));
    }

    @Test
    void refuses_an_external_entity_outside_and_inside() {
        String xxe = text(Vectors.edgeCase("doctype_xxe"), "body");

        assertThat(plain(xxe)).isEqualTo(new Push.Refused(Reason.MALFORMED));
        assertThat(sealed(door(Mode.SAFE), xxe, 0, 0)).isEqualTo(new Push.Refused(Reason.MALFORMED));
        assertThat(open(xxe, "")).isInstanceOf(Push.Refused.class);
    }

    @Test
    void a_silent_reply_and_one_to_somebody_gone_is_success() {
        Push.Message push = (Push.Message) plain(TEXT);
        Push.Message gone = (Push.Message) plain(said("event", "<Event>unsubscribe</Event>"));

        assertThat(door(Mode.PLAIN).answer(push, door(Mode.PLAIN).text(Reply.silent())))
                .isEqualTo("success");
        assertThat(door(Mode.PLAIN).answer(gone, "再见")).isEqualTo("success");
    }

    @Property(tries = 1000)
    void never_throws(@ForAll String a, @ForAll String b, @ForAll String c) {
        String xml = MessageXml.write(
                Map.of("FromUserName", a, "MsgType", "event", "Event", b, "EventKey", c, "CreateTime", b, "MsgId", c));

        assertThatCode(() -> plain(xml)).doesNotThrowAnyException();
        assertThatCode(() -> plain(a)).doesNotThrowAnyException();
        assertThatCode(() -> door(Mode.SAFE).open(new PushQuery(a, b, c, b, "aes", c), b.getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    private static Push open(String encrypted, String signature) {
        String body = MessageXml.write(Map.of("Encrypt", encrypted));
        return door(Mode.SAFE).open(new PushQuery("", time(0), "n", "", "aes", signature), body.getBytes(UTF_8));
    }

    private static Push sealed(WeChatDoor door, String xml, int key, int seconds) {
        String encrypted = WECHAT.seal(xml.getBytes(UTF_8), key);
        String body = MessageXml.write(Map.of("ToUserName", "gh_x", "Encrypt", encrypted));
        String signature = WECHAT.sign(time(seconds), "n", encrypted);
        return door.open(new PushQuery("", time(seconds), "n", "", "aes", signature), body.getBytes(UTF_8));
    }

    private static Push plain(String xml) {
        PushQuery query = new PushQuery(WECHAT.sign(time(0), "n"), time(0), "n", "", "", "");
        return door(Mode.PLAIN).open(query, xml.getBytes(UTF_8));
    }

    private static InboundMessage message(String xml) {
        return ((Push.Message) plain(xml)).message();
    }

    private static String said(String type, String fields) {
        return "<xml><ToUserName>gh_x</ToUserName><FromUserName>o1</FromUserName><CreateTime>1700000000</CreateTime>"
                + "<MsgType>" + type + "</MsgType>" + fields + "</xml>";
    }

    private static String time(int seconds) {
        return Long.toString(NOW.getEpochSecond() + seconds);
    }

    private static WeChatDoor door(Mode mode) {
        return door(new WeChatSettings.Account("wx1", "secret", "gh_x", "token", KEY, OLD_KEY, mode, true));
    }

    private static WeChatDoor door(WeChatSettings.Account account) {
        return new WeChatDoor(
                "main",
                account,
                Duration.ofMinutes(5),
                URI.create("https://desk.example"),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
