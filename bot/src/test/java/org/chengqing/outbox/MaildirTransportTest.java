package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chengqing.outbox.MailTransport.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaildirTransportTest extends MailTransportContract {
    @TempDir
    Path folder;

    @Override
    MailTransport transport() {
        return new MaildirTransport(folder.resolve("mailbox"));
    }

    @Override
    List<byte[]> arrived() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Path file : files("new", "cur")) {
            all.add(new String(Files.readAllBytes(file), ISO_8859_1)
                    .replace("\n", "\r\n")
                    .getBytes(ISO_8859_1));
        }
        return all;
    }

    @Test
    void names_the_file_after_the_message_and_ends_lines_as_unix_does() throws IOException {
        send("20261122-7K3F.1");

        Path file = folder.resolve("mailbox/new/20261122-7K3F.1@office.example");
        assertThat(file).hasBinaryContent("A: b\n\nc\n".getBytes(ISO_8859_1));
        assertThat(files("tmp")).isEmpty();
    }

    @Test
    void makes_no_second_copy_of_a_mail_that_was_read() throws IOException {
        send("k1");
        Files.move(
                folder.resolve("mailbox/new/k1@office.example"), folder.resolve("mailbox/cur/k1@office.example:2,RS"));

        assertThat(send("k1")).isInstanceOf(Outcome.Accepted.class);

        assertThat(files("new")).isEmpty();
        assertThat(files("cur")).hasSize(1);
    }

    @Test
    void takes_no_other_mail_for_its_own() throws IOException {
        send("k1");
        send("k1.1");

        assertThat(files("new")).hasSize(2);
    }

    @Test
    void completes_what_a_crash_left_half_written() throws IOException {
        Files.createDirectories(folder.resolve("mailbox/tmp"));
        Files.writeString(
                folder.resolve("mailbox/tmp/k1@office.example"), "half of a much longer mail than the true one");

        send("k1");

        assertThat(files("tmp")).isEmpty();
        assertThat(folder.resolve("mailbox/new/k1@office.example")).content().isEqualTo("A: b\n\nc\n");
    }

    @Test
    void says_that_nothing_was_accepted_when_the_folder_cannot_be_written() throws IOException {
        Files.writeString(folder.resolve("mailbox"), "a file where the folder should be");

        assertThat(send("k1")).isInstanceOf(Outcome.NotAccepted.class);
    }

    private Outcome send(String key) {
        return transport()
                .send(OutboxFixtures.envelope(key), OutboxFixtures.content("A: b\r\n\r\nc\r\n".getBytes(ISO_8859_1)));
    }

    private List<Path> files(String... parts) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String part : parts) {
            Path in = folder.resolve("mailbox").resolve(part);
            if (Files.isDirectory(in)) {
                try (Stream<Path> files = Files.list(in)) {
                    files.forEach(all::add);
                }
            }
        }
        return all;
    }
}
