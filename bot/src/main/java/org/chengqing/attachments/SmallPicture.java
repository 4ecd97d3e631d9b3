package org.chengqing.attachments;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns decoded pixels into the picture that is shown: small, upright, opaque, encoded in memory. */
final class SmallPicture {
    private static final float JPEG_QUALITY = 0.85f;

    private SmallPicture() {}

    /** With no side longer than this; never larger than it was. Lossless keeps the small print of screenshots sharp. */
    static Preview of(BufferedImage image, int longestSide, Orientation orientation, boolean lossless)
            throws IOException {
        BufferedImage small = orientation.upright(fitted(image, longestSide));
        String contentType = lossless ? "image/png" : "image/jpeg";
        return new Preview.Shown(
                new Preview.Picture(encoded(small, contentType), contentType), small.getWidth(), small.getHeight());
    }

    private static BufferedImage fitted(BufferedImage image, int longestSide) {
        double ratio = Math.min(1, (double) longestSide / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * ratio));
        int height = Math.max(1, (int) Math.round(image.getHeight() * ratio));
        BufferedImage now = image;
        // by halves, so that every pixel counts: one bilinear step looks at four only
        while (now.getWidth() > 2 * width && now.getHeight() > 2 * height) {
            now = drawn(now, (now.getWidth() + 1) / 2, (now.getHeight() + 1) / 2);
        }
        return drawn(now, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = drawn.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, width, height);
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.drawImage(image, 0, 0, width, height, null);
        } finally {
            canvas.dispose();
        }
        return drawn;
    }

    private static byte[] encoded(BufferedImage image, String contentType) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(contentType).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (contentType.equals("image/jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
