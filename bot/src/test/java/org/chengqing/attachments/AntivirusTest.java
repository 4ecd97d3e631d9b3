package org.chengqing.attachments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chengqing.attachments.AttachmentSettings.ClamdSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class AntivirusTest {
    private final ScriptedClamd clamd;
    private final Antivirus antivirus;

    AntivirusTest() throws IOException {
        clamd = new ScriptedClamd();
        antivirus = antivirus(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        clamd.close();
    }

    @Test
    void passes_what_the_scanner_does_not_know() {
        ScanVerdict verdict = scan(new byte[200_000]);

        assertThat(verdict).isEqualTo(new ScanVerdict.Clean());
        assertThat(verdict.label()).isEqualTo("未发现病毒");
    }

    @Test
    void flags_a_virus_in_a_picture_and_in_an_archive() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.write(Pictures.encoded(Pictures.redAndBlue(10, 10), "jpg"));
        jpeg.write(ScriptedClamd.eicar());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("a.com"));
            zip.write(ScriptedClamd.eicar());
        }

        assertThat(scan(jpeg.toByteArray())).isEqualTo(new ScanVerdict.Infected("Eicar-Test-Signature"));
        assertThat(scan(packed.toByteArray()).label()).isEqualTo("发现病毒：Eicar-Test-Signature");
    }

    @Test
    void is_off_where_no_scanner_is_set() {
        assertThat(Antivirus.off()
                        .scan(() -> new ByteArrayInputStream(ScriptedClamd.eicar()), 68)
                        .label())
                .isEqualTo("未查毒");
        assertThat(Antivirus.off().answers()).isTrue();
    }

    @Test
    void lets_files_go_on_unchecked_when_the_scanner_is_away() {
        assertThat(antivirus.answers()).isTrue();
        clamd.close();

        assertThat(scan(new byte[10])).isInstanceOf(ScanVerdict.Unchecked.class);
        assertThat(antivirus.answers()).isFalse();
    }

    @Test
    void waits_for_a_silent_scanner_no_longer_than_it_may() {
        clamd.fallSilent();
        long start = System.nanoTime();

        ScanVerdict verdict = antivirus(Duration.ofMillis(200)).scan(() -> new ByteArrayInputStream(new byte[10]), 10);

        assertThat(verdict).isInstanceOf(ScanVerdict.Unchecked.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(150), Duration.ofSeconds(5));
    }

    @Test
    void takes_no_other_answer_for_a_verdict() {
        for (String answer :
                new String[] {"", "OK", "stream: UNKNOWN", "stream: OK extra", "FOUND", "x".repeat(5000)}) {
            clamd.say(answer);
            assertThat(scan(new byte[10])).as(answer).isInstanceOf(ScanVerdict.Unchecked.class);
        }
        clamd.say("stream: \u001b[31mEvil\r\nX FOUND");
        assertThat(scan(new byte[10])).isEqualTo(new ScanVerdict.Infected("?[31mEvil??X"));
    }

    @Test
    void reports_the_scanners_own_limit_and_asks_nothing_above_ours() {
        assertThat(scan(new byte[3 << 20])).isInstanceOf(ScanVerdict.Unchecked.class);
        assertThat(scan(new byte[6 << 20]))
                .isInstanceOfSatisfying(
                        ScanVerdict.Unchecked.class,
                        it -> assertThat(it.reason()).contains("6291456 bytes"));
        // neither is a sign that it is away
        assertThat(scan("after".getBytes(UTF_8))).isEqualTo(new ScanVerdict.Clean());
    }

    @Test
    void a_file_that_cannot_be_read_is_unchecked() {
        assertThat(antivirus.scan(
                        () -> {
                            throw new IOException("gone");
                        },
                        10))
                .isInstanceOf(ScanVerdict.Unchecked.class);
    }

    private ScanVerdict scan(byte[] file) {
        return antivirus.scan(() -> new ByteArrayInputStream(file), file.length);
    }

    private Antivirus antivirus(Duration timeout) {
        return new Antivirus(new ClamdSettings("127.0.0.1", clamd.port(), timeout, DataSize.ofMegabytes(5)));
    }
}
