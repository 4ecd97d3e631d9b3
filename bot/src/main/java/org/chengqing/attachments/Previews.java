package org.chengqing.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chengqing.attachments.AttachmentSettings.PreviewSettings;
import org.chengqing.attachments.Preview.NotShown;
import org.chengqing.attachments.Preview.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pictures that are safe to show: decoded here, turned as EXIF says, made small and encoded anew, so that neither
 * metadata nor anything hidden in the original reaches whoever looks at them. Nothing is written to any disk.
 *
 * <p>A bounded number is made at the same time, each on a thread of its own and for a bounded time. A decoder that does
 * not stop keeps its place until it ends, so that stuck ones never add up.
 */
public final class Previews {
    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp");

    private final PreviewSettings settings;
    private final Semaphore places;
    private final PictureDecoder decoder;

    Previews(PreviewSettings settings) {
        this.settings = settings;
        places = new Semaphore(settings.atOnce());
        decoder = new PictureDecoder(settings.maxMegapixels() * 1_000_000L);
    }

    /** The preview of this file; blocks for a bounded time and throws nothing for any content. */
    public Preview of(Source source) {
        try {
            if (!places.tryAcquire(settings.waitFor().toMillis(), TimeUnit.MILLISECONDS)) {
                return new NotShown(Reason.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NotShown(Reason.BUSY);
        }
        FutureTask<Preview> task = new FutureTask<>(() -> made(source));
        Thread.ofPlatform().daemon().name("preview").start(() -> {
            try {
                task.run();
            } finally {
                places.release();
            }
        });
        return awaited(task);
    }

    private Preview awaited(FutureTask<Preview> task) {
        try {
            return task.get(settings.within().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("A preview was not ready within {}", settings.within());
        } catch (ExecutionException e) {
            // decoders meet bytes that nobody foresaw; what they throw then is theirs
            LOG.debug("A picture could not be decoded", e);
            return new NotShown(Reason.DAMAGED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        task.cancel(true);
        return new NotShown(Reason.BUSY);
    }

    private Preview made(Source source) throws IOException {
        byte[] file;
        int most = Math.toIntExact(settings.maxSize().toBytes());
        try (InputStream content = source.open()) {
            byte[] head = content.readNBytes(FileType.HEAD);
            if (!SHOWN.contains(FileType.of(head, null).contentType())) {
                return new NotShown(Reason.NOT_A_PICTURE);
            }
            file = joined(head, content.readNBytes(most + 1 - head.length));
        }
        if (file.length > most) {
            return new NotShown(Reason.TOO_LARGE);
        }
        FileType type = FileType.of(Arrays.copyOf(file, Math.min(file.length, FileType.HEAD)), null);
        return switch (decoder.decode(file, type)) {
            case PictureDecoder.Decoded.TooLarge tooLarge -> new NotShown(Reason.TOO_LARGE);
            case PictureDecoder.Decoded.Pixels pixels ->
                SmallPicture.of(
                        pixels.image(),
                        settings.longestSide(),
                        Orientation.of(file, type),
                        !type.contentType().equals("image/jpeg"));
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** Where the bytes of a file come from. */
    @FunctionalInterface
    public interface Source {
        /** Opens them from the beginning; the caller closes the stream. */
        InputStream open() throws IOException;
    }
}
