package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that are too large for one; the fixtures allow 200 KB. */
class MailPartsTest {
    private final SettableClock clock = new SettableClock();
    private final ScriptedTransport transport = new ScriptedTransport(false);

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        Desk.clear();
        desk = new Desk(folder, transport, OutboxFixtures.settings(), clock);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void go_out_one_by_one_and_are_delivered_when_the_last_is() throws Exception {
        transport.then(new Outcome.Accepted("250"), new Outcome.NotAccepted(Phase.RCPT, 451, "x"));
        desk.enqueue(mail("20261122-7K3F.p1", attach("a.jpg", 150), attach("b.jpg", 100), attach("c.jpg", 150)));
        assertThat(desk.jobs()).isEqualTo(3);

        desk.advanceAll();
        assertThat(desk.events).isEmpty();
        assertThat(desk.state("20261122-7K3F.p1")).isEqualTo(MailState.RETRY);
        clock.advance(Duration.ofMinutes(1));
        desk.advanceAll();

        assertThat(desk.state("20261122-7K3F.p1")).isEqualTo(MailState.SENT);
        assertThat(desk.events).containsExactly(new MailDelivered("20261122-7K3F.p1", clock.instant()));
        assertThat(transport.handed)
                .extracting(handed -> handed.split(" ", -1)[0])
                .containsExactly(
                        "20261122-7K3F.p1.1of3@office.example",
                        "20261122-7K3F.p1.2of3@office.example",
                        "20261122-7K3F.p1.3of3@office.example",
                        "20261122-7K3F.p1.2of3@office.example");
        Message first = read("20261122-7K3F.p1.1of3");
        Message second = read("20261122-7K3F.p1.2of3");
        assertThat(first.getSubject()).isEqualTo("举报 20261122-7K3F.p1（第 1/3 部分）");
        assertThat(text(first)).startsWith("正文不上").contains("分成 3 部分");
        assertThat(second.getSubject()).endsWith("（第 2/3 部分）");
        assertThat(text(second))
                .contains("举报 20261122-7K3F.p1", "正文在第 1 部分", "b.jpg")
                .doesNotContain("正文不上");
    }

    @Test
    void are_handed_over_once() throws IOException {
        OutgoingMail mail = mail("k1", attach("a.jpg", 150), attach("b.jpg", 100));
        desk.enqueue(mail);
        desk.enqueue(mail);
        desk.enqueue(OutboxFixtures.mail("k1"));
        desk.advanceAll();

        assertThat(transport.handed).hasSize(2);
    }

    @Test
    void carry_a_large_file_in_volumes_that_can_be_joined() throws Exception {
        byte[] film = bytes(500);
        desk.enqueue(mail("k1", OutboxFixtures.attachment(desk.blobs, "影 $(rm -rf ~).mp4", "video/mp4", film)));
        desk.advanceAll();

        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        List<String> names = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            Message part = read("k1." + n + "of3");
            Entity volume = ((Multipart) part.getBody()).getBodyParts().get(1);
            names.add(Objects.requireNonNull(volume.getFilename()));
            ((SingleBody) volume.getBody()).writeTo(joined);
            assertThat(text(part))
                    .contains("copy /b " + "影___rm_-rf___.mp4.001+影___rm_-rf___.mp4.002+影___rm_-rf___.mp4.003")
                    .contains("cat 影___rm_-rf___.mp4.001 影")
                    .contains(OutboxFixtures.sha256(film))
                    .doesNotContain("$(");
        }

        assertThat(names).containsExactly("影___rm_-rf___.mp4.001", "影___rm_-rf___.mp4.002", "影___rm_-rf___.mp4.003");
        assertThat(joined.toByteArray()).isEqualTo(film);
    }

    @Test
    void become_smaller_once_when_the_server_finds_one_too_large() throws Exception {
        Outcome tooLarge = new Outcome.Refused(Phase.CONTENT, 552, "x");
        transport.then(tooLarge, new Outcome.Accepted("250"), tooLarge);
        byte[] picture = bytes(190);
        desk.enqueue(mail("k1", OutboxFixtures.attachment(desk.blobs, "a.jpg", "image/jpeg", picture)));

        desk.advanceAll();
        assertThat(desk.events).isEmpty();
        assertThat(desk.jobs())
                .as("a job for each half besides that of the whole")
                .isEqualTo(3);
        desk.advanceAll();

        assertThat(desk.state("k1")).isEqualTo(MailState.DEAD);
        assertThat(desk.state("k1.1of2")).isEqualTo(MailState.SENT);
        assertThat(desk.events).containsExactly(new MailDead("k1", clock.instant()));
        assertThat(desk.outbox.resend("k1", "王晓")).isEqualTo(ActResult.DONE);
        desk.advanceAll();
        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(desk.events).contains(new MailDelivered("k1", clock.instant()));
        assertThat(transport.handed).hasSize(4);
    }

    @Test
    void are_given_up_at_once_when_there_is_nothing_to_split() {
        transport.then(new Outcome.Refused(Phase.CONTENT, 552, "x"));
        desk.enqueue(OutboxFixtures.mail("k1"));

        desk.advanceAll();

        assertThat(desk.state("k1")).isEqualTo(MailState.DEAD);
    }

    @Test
    void that_are_cut_twice_can_be_joined_twice() throws Exception {
        byte[] film = bytes(300);
        transport.then(new Outcome.Refused(Phase.CONTENT, 552, "x"));
        desk.enqueue(mail("k1", OutboxFixtures.attachment(desk.blobs, "a.mp4", "video/mp4", film)));
        desk.advanceAll();
        desk.advanceAll();

        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (String key : List.of("k1.1of2.1of2", "k1.1of2.2of2", "k1.2of2")) {
            ((SingleBody) ((Multipart) read(key).getBody())
                            .getBodyParts()
                            .get(1)
                            .getBody())
                    .writeTo(joined);
        }
        assertThat(joined.toByteArray()).isEqualTo(film);
        assertThat(text(read("k1.1of2.2of2"))).contains("copy /b a.mp4.001.001+a.mp4.001.002 a.mp4.001");
        assertThat(desk.state("k1")).isEqualTo(MailState.SENT);
        assertThat(desk.events).hasSize(1);
    }

    private Message read(String key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(desk.outbox.export(key, bytes, "王晓")).isEqualTo(ActResult.DONE);
        return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static String text(Message message) throws IOException {
        Entity bodies = ((Multipart) message.getBody()).getBodyParts().getFirst();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ((SingleBody) ((Multipart) bodies.getBody()).getBodyParts().getFirst().getBody()).writeTo(bytes);
        return bytes.toString(UTF_8);
    }

    private OutgoingMail.Attachment attach(String name, int kilobytes) throws IOException {
        return OutboxFixtures.attachment(desk.blobs, name, "image/jpeg", bytes(kilobytes));
    }

    private static OutgoingMail mail(String key, OutgoingMail.Attachment... attachments) {
        return OutboxFixtures.mail(key, List.of(attachments));
    }

    private static byte[] bytes(int kilobytes) {
        byte[] bytes = new byte[kilobytes * 1024];
        new Random(kilobytes).nextBytes(bytes);
        return bytes;
    }
}
