package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.chengqing.blobs.BlobId;
import org.chengqing.blobs.Blobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back by a parser that others wrote. */
class MimeMailTest {
    @TempDir
    Path folder;

    private Blobs blobs;

    @BeforeEach
    void open() throws IOException {
        blobs = OutboxFixtures.blobs(folder);
    }

    @Test
    void reads_back_as_it_was_meant() throws Exception {
        byte[] picture = new byte[100_000];
        new Random(1).nextBytes(picture);
        OutgoingMail mail = new OutgoingMail(
                "20261122-7K3F.1",
                "office@example.com",
                "【举报】食品安全 20261122-7K3F 😀",
                "第一行不上\n\n.\n第三行",
                "<p>第一行不上</p>",
                List.of(
                        OutboxFixtures.attachment(blobs, "现场照片（不上）.jpg", "image/jpeg", picture),
                        OutboxFixtures.attachment(
                                blobs, "说明 \"一\".txt", "text/plain", "a\nb\r\n.\r\n".getBytes(UTF_8))));

        byte[] bytes = OutboxFixtures.mime(blobs, mail);
        Message read = parse(bytes);

        assertThat(read.getMessageId()).isEqualTo("<20261122-7K3F.1@office.example>");
        assertThat(read.getSubject()).isEqualTo("【举报】食品安全 20261122-7K3F 😀");
        assertThat(read.getFrom().getFirst().getAddress()).isEqualTo("desk@office.example");
        assertThat(read.getFrom().getFirst().getName()).isEqualTo("澄清");
        assertThat(read.getDate()).isEqualTo(java.util.Date.from(OutboxFixtures.NOW));
        List<Entity> parts = ((Multipart) read.getBody()).getBodyParts();
        List<Entity> bodies = ((Multipart) parts.getFirst().getBody()).getBodyParts();
        assertThat(bodies).extracting(Entity::getMimeType).containsExactly("text/plain", "text/html");
        assertThat(new String(content(bodies.get(0)), UTF_8).replace("\r\n", "\n"))
                .isEqualTo("第一行不上\n\n.\n第三行");
        assertThat(new String(content(bodies.get(1)), UTF_8)).isEqualTo("<p>第一行不上</p>");
        assertThat(parts.get(1).getFilename()).isEqualTo("现场照片（不上）.jpg");
        assertThat(parts.get(1).getMimeType()).isEqualTo("image/jpeg");
        assertThat(content(parts.get(1))).isEqualTo(picture);
        assertThat(parts.get(2).getFilename()).isEqualTo("说明 _一_.txt");
        assertThat(content(parts.get(2))).isEqualTo("a\nb\r\n.\r\n".getBytes(UTF_8));
        assertThat(new String(bytes, ISO_8859_1)).contains("name=\"=?UTF-8?B?");
    }

    @Test
    void writes_ascii_in_short_lines_only() throws Exception {
        String longName = "很长的名字".repeat(40) + ".jpeg";
        OutgoingMail mail = new OutgoingMail(
                "k1",
                "office@example.com",
                "很长的标题".repeat(60),
                "x".repeat(5000),
                "y".repeat(5000),
                List.of(OutboxFixtures.attachment(blobs, longName, "image/jpeg", new byte[5000])));

        byte[] bytes = OutboxFixtures.mime(blobs, mail);

        String text = new String(bytes, ISO_8859_1);
        assertThat(text.chars()).allMatch(c -> c < 127 && (c >= 32 || c == '\r' || c == '\n' || c == '\t'));
        assertThat(text.split("\r\n", -1)).allMatch(line -> line.length() <= 998 && !line.contains("\n"));
        Entity attachment = ((Multipart) parse(bytes).getBody()).getBodyParts().get(1);
        assertThat(attachment.getFilename()).endsWith(".jpeg").startsWith("很长的名字");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: x@example.com",
                "a\nBcc: x@example.com",
                "a\rBcc: x@example.com",
                "a\u2028Bcc: x@example.com",
                "a\u2029Bcc: x@example.com",
                "a\u0085Bcc: x@example.com",
                "不上瘍瘊Bcc: x@example.com",
                "a\u0000\u0001\u001b[31m",
                "\ud83d lone \ude00 halves",
                "evil\u202egpj.exe",
                "\"; filename=\"other.exe",
                "=?UTF-8?B?Qmxh?="
            })
    void puts_nothing_but_one_line_into_a_header(String wild) throws Exception {
        OutgoingMail tame = new OutgoingMail("k1", "office@example.com", "a", "b", "c", List.of(attach("a.txt")));
        OutgoingMail mail = new OutgoingMail("k1", "office@example.com", wild, wild, wild, List.of(attach(wild)));

        Message read = parse(OutboxFixtures.mime(blobs, mail));
        Message usual = parse(OutboxFixtures.mime(blobs, tame));

        assertThat(names(read)).isEqualTo(names(usual));
        Entity attachment = ((Multipart) read.getBody()).getBodyParts().get(1);
        assertThat(names(attachment))
                .isEqualTo(names(((Multipart) usual.getBody()).getBodyParts().get(1)));
        assertThat(read.getBcc()).isNull();
        assertThat(read.getTo()).hasSize(1);
        assertThat(Objects.requireNonNull(attachment.getFilename())).doesNotContain("\u202e", "\n", "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"澄清\r\nBcc: x@example.com", "澄清\u2028Bcc: x@example.com", "不上\u0085<x@example.com>"})
    void puts_nothing_but_one_line_into_the_name_of_the_sender(String name) throws Exception {
        OutboxSettings usual = OutboxFixtures.settings();
        OutboxSettings wild = new OutboxSettings(
                usual.from(),
                name,
                usual.officeDomain(),
                usual.mailbox(),
                usual.retryDelays(),
                usual.giveUpAfter(),
                usual.uncertainWait(),
                usual.pause(),
                usual.policyWait(),
                usual.partLimit(),
                usual.poisonAfter(),
                usual.smtp());
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        new MimeMail(blobs, wild).write(OutboxFixtures.mail("k1"), "k1@office.example", OutboxFixtures.NOW, sink);

        Message read = parse(sink.toByteArray());

        assertThat(read.getFrom()).hasSize(1);
        assertThat(read.getFrom().getFirst().getAddress()).isEqualTo("desk@office.example");
        assertThat(names(read)).isEqualTo(names(parse(OutboxFixtures.mime(blobs, OutboxFixtures.mail("k1")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "office@example.com, x@example.com",
                "office@example.com>\r\nRCPT TO:<x@example.com",
                "不上@example.com",
                "office@不上.com",
                "office",
                ""
            })
    void cannot_be_built_for_another_recipient_than_one_plain_address(String to) {
        OutgoingMail mail = new OutgoingMail("k1", to, "a", "b", "c", List.of());

        assertThatThrownBy(() -> OutboxFixtures.mime(blobs, mail)).isInstanceOf(jakarta.mail.MessagingException.class);
    }

    @Test
    void names_an_attachment_that_is_lost_instead_of_failing() throws Exception {
        OutgoingMail mail = OutboxFixtures.mail(
                "k1", List.of(new OutgoingMail.Attachment(new BlobId("ab".repeat(32)), "照片<1>.jpg", "image/jpeg", 5)));

        Message read = parse(OutboxFixtures.mime(blobs, mail));

        List<Entity> parts = ((Multipart) read.getBody()).getBodyParts();
        assertThat(parts).hasSize(1);
        Entity text = ((Multipart) parts.getFirst().getBody()).getBodyParts().getFirst();
        assertThat(new String(content(text), UTF_8)).contains("正文不上").contains("附件“照片_1_.jpg”已损坏");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"message/rfc822", "multipart/mixed", "text/plain; charset=x", "nonsense", "", "a/b\r\nc: d"})
    void gives_an_attachment_a_plain_type(String type) {
        assertThat(new OutgoingMail.Attachment(new BlobId("ab".repeat(32)), "a", type, 1).contentType())
                .isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nb", "../a", "不上", "a@b", "<a>"})
    void takes_no_key_that_would_break_a_message_id(String key) {
        assertThatThrownBy(() -> OutboxFixtures.mail(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "C:\\x\\y.jpg", "..", "   ", ".jpg"})
    void gives_an_attachment_a_name_without_folders(String name) {
        assertThat(HeaderText.filename(name))
                .doesNotContain("/", "\\")
                .isNotBlank()
                .isNotEqualTo("..");
    }

    @Test
    void is_written_by_a_library_without_the_hole_of_cve_2025_7962() {
        String jar = org.eclipse.angus.mail.smtp.SMTPTransport.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        Matcher version = Pattern.compile("/angus-mail-([0-9.]+)\\.jar").matcher(jar);

        assertThat(version.find()).as(jar).isTrue();
        assertThat(Version.parse(version.group(1))).isGreaterThanOrEqualTo(Version.parse("2.0.4"));
    }

    private OutgoingMail.Attachment attach(String name) throws IOException {
        return OutboxFixtures.attachment(blobs, name, "text/plain", new byte[] {1});
    }

    private static List<String> names(Entity entity) {
        return entity.getHeader().getFields().stream()
                .map(org.apache.james.mime4j.stream.Field::getName)
                .toList();
    }

    private static Message parse(byte[] bytes) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        return builder.parseMessage(new ByteArrayInputStream(bytes));
    }

    private static byte[] content(Entity entity) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ((SingleBody) entity.getBody()).writeTo(bytes);
        return bytes.toByteArray();
    }
}
