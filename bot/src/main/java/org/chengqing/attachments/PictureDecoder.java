package org.chengqing.attachments;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/**
 * Pixels of the first frame of a picture. The dimensions are read from the header and nothing is decoded beyond the
 * limit; of larger pictures only every n-th pixel is kept.
 */
final class PictureDecoder {
    /** Pixels kept at most: 48 MB of them with four bytes each. */
    private static final long KEPT = 12_000_000;

    /** The reader of WebP decodes the whole frame before it leaves pixels out. */
    private static final long WEBP = 16_000_000;

    /** A progressive JPEG of more passes is made to keep a decoder busy; cameras and programs write about ten. */
    private static final int PASSES = 100;

    /** Of an animation only the first frame is decoded; one of more frames than a minute's film has is no message. */
    private static final int FRAMES = 1500;

    private final long maxPixels;

    PictureDecoder(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /** Throws {@link IOException} or whatever the decoder throws when the bytes make no picture. */
    Decoded decode(byte[] file, FileType type) throws IOException {
        if (isMadeToKeepBusy(file, type)) {
            return new Decoded.TooLarge();
        }
        ImageReader reader = reader(type);
        try (ImageInputStream input = new ByteArrayImageInputStream(file)) {
            reader.setInput(input, false, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            long most = type.contentType().equals("image/webp") ? Math.min(WEBP, maxPixels) : maxPixels;
            if (width * height > most) {
                return new Decoded.TooLarge();
            }
            Watch watch = new Watch();
            reader.addIIOReadProgressListener(watch);
            reader.addIIOReadWarningListener(watch);
            ImageReadParam param = reader.getDefaultReadParam();
            int step = (int) Math.ceil(Math.sqrt((double) width * height / KEPT));
            param.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
            BufferedImage image = reader.read(0, param);
            if (watch.brokenOff) {
                throw new IIOException("the picture is broken off");
            }
            return new Decoded.Pixels(image);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(FileType type) throws IOException {
        if (type.contentType().equals("image/webp")) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.contentType());
        if (!readers.hasNext()) {
            throw new IIOException("no reader for " + type.contentType());
        }
        return readers.next();
    }

    private static boolean isMadeToKeepBusy(byte[] file, FileType type) {
        return switch (type.contentType()) {
            case "image/jpeg" -> passes(file) > PASSES;
            case "image/gif" -> GifFrames.moreThan(FRAMES, file);
            default -> false;
        };
    }

    /** Starts of scans (FF DA), which cannot occur within the compressed data. */
    private static int passes(byte[] jpeg) {
        int passes = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xda) {
                passes++;
            }
        }
        return passes;
    }

    /** What became of it. */
    sealed interface Decoded {
        record Pixels(BufferedImage image) implements Decoded {}

        record TooLarge() implements Decoded {}
    }

    /** Stops a decoder whose thread was interrupted, and notices a JPEG that ends early, which is a mere warning. */
    private static final class Watch implements IIOReadProgressListener, IIOReadWarningListener {
        private boolean brokenOff;

        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (Thread.currentThread().isInterrupted()) {
                source.abort();
            }
        }

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            brokenOff |= warning.contains("Truncated") || warning.contains("Premature");
        }

        @Override
        public void readAborted(ImageReader source) {
            brokenOff = true;
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}
    }
}
