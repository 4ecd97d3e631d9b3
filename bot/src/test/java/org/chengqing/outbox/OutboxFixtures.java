package org.chengqing.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.chengqing.blobs.BlobId;
import org.chengqing.blobs.BlobSettings;
import org.chengqing.blobs.Blobs;
import org.chengqing.outbox.OutboxSettings.Smtp;
import org.chengqing.outbox.OutboxSettings.Tls;
import org.chengqing.sealing.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What the tests of the outbox build. */
final class OutboxFixtures {
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private OutboxFixtures() {}

    static Blobs blobs(Path folder) throws IOException {
        return new Blobs(
                folder,
                "0123456789abcdef0123456789abcdef".getBytes(UTF_8),
                new MasterKey(new byte[32]),
                new BlobSettings(DataSize.ofBytes(0), DataSize.ofBytes(0), Duration.ofHours(24)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static OutboxSettings settings() {
        return settings(Duration.ofMinutes(15), Duration.ofMinutes(5));
    }

    static OutboxSettings settings(Duration uncertainWait, Duration pause) {
        return new OutboxSettings(
                "desk@office.example",
                "澄清",
                "office.example",
                "mailbox",
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5)),
                Duration.ofDays(5),
                uncertainWait,
                pause,
                Duration.ofMinutes(10),
                DataSize.ofKilobytes(200),
                8,
                noServer());
    }

    static ImapSettings noMailbox() {
        return mailbox(null, 993, Tls.TLS, List.of());
    }

    static ImapSettings mailbox(@Nullable String host, int port, Tls tls, List<String> folders) {
        return new ImapSettings(
                host,
                port,
                "office@example.com",
                "secret",
                tls,
                folders,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15)),
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                Duration.ofDays(3));
    }

    static Smtp noServer() {
        return new Smtp(
                null,
                587,
                null,
                null,
                Tls.STARTTLS,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofMinutes(20));
    }

    static Smtp server(int port, Tls tls) {
        return server(port, tls, Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    static Smtp server(int port, Tls tls, Duration commandTimeout, Duration acceptTimeout) {
        return new Smtp(
                "127.0.0.1",
                port,
                null,
                null,
                tls,
                Duration.ofSeconds(5),
                commandTimeout,
                acceptTimeout,
                acceptTimeout.plusSeconds(5));
    }

    static OutgoingMail mail(String key) {
        return mail(key, List.of());
    }

    static OutgoingMail mail(String key, List<OutgoingMail.Attachment> attachments) {
        return new OutgoingMail(key, "office@example.com", "举报 " + key, "正文不上", "<p>正文不上</p>", attachments);
    }

    static OutgoingMail.Attachment attachment(Blobs blobs, String name, String type, byte[] content)
            throws IOException {
        BlobId id = blobs.store(sink -> sink.write(content)).id();
        return new OutgoingMail.Attachment(id, name, type, content.length);
    }

    static byte[] mime(Blobs blobs, OutgoingMail mail) throws Exception {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        new MimeMail(blobs, settings()).write(mail, mail.key() + "@office.example", NOW, sink);
        return sink.toByteArray();
    }

    static MailTransport.Envelope envelope(String key) {
        return new MailTransport.Envelope(key + "@office.example", "desk@office.example", "office@example.com");
    }

    static MailTransport.Content content(byte[] bytes) {
        return new MailTransport.Content() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long bytes() {
                return bytes.length;
            }
        };
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
