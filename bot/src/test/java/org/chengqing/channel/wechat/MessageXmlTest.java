package org.chengqing.channel.wechat;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.chengqing.channel.wechat.Vectors.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessageXmlTest {
    static Stream<JsonNode> inbound() {
        return Vectors.of("inbound");
    }

    @ParameterizedTest
    @MethodSource("inbound")
    void reads_every_known_push(JsonNode vector) {
        Map<String, String> fields = read(text(vector, "xml"));

        assertThat(fields).containsKey("ToUserName");
        if (vector.has("expect")) {
            for (Map.Entry<String, JsonNode> expected : vector.get("expect").properties()) {
                assertThat(fields)
                        .containsEntry(expected.getKey(), expected.getValue().asString());
            }
        }
    }

    @Test
    void names_nested_fields_by_their_path() {
        Map<String, String> fields = read("<xml><A><B><C>1</C><C>2</C></B> text </A><D/></xml>");

        assertThat(fields).isEqualTo(Map.of("A/B/C", "1", "D", ""));
    }

    @Test
    void counts_the_first_of_equal_names() {
        assertThat(read("<xml><MsgId>1</MsgId><MsgId>2</MsgId></xml>")).containsEntry("MsgId", "1");
    }

    @Test
    void reads_cdata_and_text_alike() {
        assertThat(read("<xml><A>a&amp;<![CDATA[<b>]]>c</A></xml>")).containsEntry("A", "a&<b>c");
    }

    @Test
    void reads_past_a_byte_order_mark_and_a_wrong_declaration() {
        assertThat(read("\uFEFF<?xml version=\"1.0\" encoding=\"GBK\"?><xml><A>谣言😀</A></xml>"))
                .containsEntry("A", "谣言😀");
    }

    @Test
    void leaves_out_what_xml_cannot_hold() {
        assertThat(read("<xml><A>a\u0001\u0000\uFFFEb</A></xml>")).containsEntry("A", "ab");
    }

    @Test
    void a_lone_surrogate_does_not_lose_the_message() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("<xml><A>".getBytes(UTF_8));
        body.writeBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
        body.writeBytes("b</A></xml>".getBytes(UTF_8));

        assertThat(Objects.requireNonNull(MessageXml.read(body.toByteArray())).get("A"))
                .endsWith("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{\"MsgType\":\"text\"}",
                "<xml>",
                "<xml><A></xml>",
                "<xml></xml><xml></xml>",
                "<xml><A>&e;</A></xml>",
                "<xml><A>&#0;</A></xml>",
                "<!DOCTYPE xml><xml><A>1</A></xml>",
                "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml><A>1</A></xml>",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><xml><A>1</A></xml>",
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><xml><A>&b;</A></xml>",
            })
    void refuses_what_is_not_plain_xml(String body) {
        assertThat(MessageXml.read(body.getBytes(UTF_8))).isNull();
    }

    @Test
    void refuses_the_known_external_entity() {
        assertThat(MessageXml.read(text(Vectors.edgeCase("doctype_xxe"), "body").getBytes(UTF_8)))
                .isNull();
    }

    @Test
    void includes_nothing() {
        Map<String, String> fields = read("<xml xmlns:xi=\"http://www.w3.org/2001/XInclude\">"
                + "<A><xi:include href=\"file:///etc/passwd\" parse=\"text\"/></A></xml>");

        assertThat(fields.values()).containsExactly("");
    }

    @Test
    void refuses_a_billion_laughs_at_once() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
        }
        byte[] body = bomb.append("]><xml><A>&l29;</A></xml>").toString().getBytes(UTF_8);
        MessageXml.read("<xml/>".getBytes(UTF_8));

        long start = System.nanoTime();
        assertThat(MessageXml.read(body)).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void refuses_depth_and_crowds() {
        String deep = "<a>".repeat(20_000) + "</a>".repeat(20_000);
        String many = "<xml>" + "<a/>".repeat(5_000) + "</xml>";

        assertThat(MessageXml.read(deep.getBytes(UTF_8))).isNull();
        assertThat(MessageXml.read(many.getBytes(UTF_8))).isNull();
    }

    @Test
    void refuses_other_encodings() {
        for (Charset charset : List.of(UTF_16, UTF_16LE)) {
            assertThat(MessageXml.read("<xml><A>1</A></xml>".getBytes(charset))).isNull();
        }
    }

    @Property(tries = 1000)
    void reads_back_what_it_writes(@ForAll String value) {
        String legal = MessageXml.withoutIllegal(value);
        String written = MessageXml.write(Map.of("Content", value));

        // a parser of XML turns each line end into one newline
        assertThat(read(written))
                .isEqualTo(Map.of("Content", legal.replace("\r\n", "\n").replace('\r', '\n')));
    }

    @Test
    void no_text_ends_its_element() {
        String content = text(Vectors.edgeCase("reply_cdata_terminator"), "content");

        assertThat(read(MessageXml.write(Map.of("Content", content)))).isEqualTo(Map.of("Content", content));
    }

    @Property(tries = 2000)
    void never_throws(@ForAll byte[] body, @ForAll String text) {
        assertThatCode(() -> MessageXml.read(body)).doesNotThrowAnyException();
        assertThatCode(() -> MessageXml.read(("<" + text).getBytes(UTF_8))).doesNotThrowAnyException();
        assertThatCode(() -> MessageXml.read(("<xml><A>" + text + "</A></xml>").getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    private static Map<String, String> read(String xml) {
        return Objects.requireNonNull(MessageXml.read(xml.getBytes(UTF_8)), xml);
    }
}
