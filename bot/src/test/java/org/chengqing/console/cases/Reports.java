package org.chengqing.console.cases;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Sender;
import org.chengqing.channel.web.Uploads;
import org.chengqing.console.ConsoleSite;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

/** Residents who report something to a running program. */
public final class Reports {
    private final ConsoleSite site;

    public Reports(ConsoleSite site) {
        this.site = site;
    }

    /** Somebody who writes for the first time. */
    public static Sender somebody() {
        return new Sender("web", "web", "visitor-canary-" + UUID.randomUUID());
    }

    /** Submits all of this as one report and waits until the office has its files and its mail is made. */
    public Receipt submitted(Sender sender, String category, InboundMessage... messages) {
        Receipt receipt = open(sender, category, messages);
        site.bean(Intake.class).close(receipt, sender);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> site.database()
                        .sql("select parts > 0 or digest_group is not null from tip_off where receipt = ?")
                        .param(receipt.value())
                        .query(Boolean.class)
                        .single());
        return receipt;
    }

    /** Begins a report that more may be added to. */
    public Receipt open(Sender sender, String category, InboundMessage... messages) {
        return ((Intake.Received.Stored) site.bean(Intake.class).open(List.of(messages), category)).receipt();
    }

    public static Envelope envelope(Sender sender) {
        return new Envelope(new MessageKey(UUID.randomUUID().toString()), sender, Instant.now());
    }

    public static InboundMessage.Text text(Sender sender, String text) {
        return new InboundMessage.Text(envelope(sender), text, null);
    }

    public InboundMessage.Image image(Sender sender, byte[] bytes) {
        return new InboundMessage.Image(envelope(sender), media(bytes, null));
    }

    public InboundMessage.Voice voice(Sender sender) {
        return voice(sender, wav(4000));
    }

    public InboundMessage.Voice voice(Sender sender, byte[] wav) {
        return new InboundMessage.Voice(envelope(sender), media(wav, null), null);
    }

    public InboundMessage.Document document(Sender sender, String name, String content) {
        return document(sender, name, content.getBytes(UTF_8));
    }

    public InboundMessage.Document document(Sender sender, String name, byte[] content) {
        return new InboundMessage.Document(envelope(sender), name, media(content, name));
    }

    private MediaRef media(byte[] bytes, @Nullable String name) {
        Uploads.Stored stored = Objects.requireNonNull(site.bean(Uploads.class)
                .store(Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes)))
                .block());
        return new MediaRef("web", "web", ((Uploads.Stored.Spooled) stored).id(), name);
    }

    public static byte[] png() {
        BufferedImage image = new BufferedImage(640, 420, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xf3ead7));
        pen.fillRect(0, 0, 640, 420);
        pen.setColor(new Color(0x7a4a1d));
        pen.fillRoundRect(60, 60, 520, 300, 30, 30);
        pen.setColor(Color.WHITE);
        pen.setFont(pen.getFont().deriveFont(48f));
        pen.drawString("SALT 9.9", 200, 230);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A rising tone of so many samples, 8000 to a second. */
    public static byte[] wav(int samples) {
        ByteBuffer wav = ByteBuffer.allocate(44 + samples)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(US_ASCII))
                .putInt(36 + samples)
                .put("WAVEfmt ".getBytes(US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(8000)
                .putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(US_ASCII))
                .putInt(samples);
        for (int i = 0; i < samples; i++) {
            wav.put((byte) (i * (long) i / 9000));
        }
        return wav.array();
    }
}
