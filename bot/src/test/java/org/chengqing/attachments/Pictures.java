package org.chengqing.attachments;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures, good and evil. */
final class Pictures {
    /** One pixel of lossless WebP, after the samples of the Modernizr project. */
    static final byte[] WEBP = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    /** What must not come out of a preview. */
    static final String CANARY = "GPS 30.2741N 120.1551E";

    private Pictures() {}

    /** Red on the left, blue on the right. */
    static BufferedImage redAndBlue(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(width / 2, 0, width - width / 2, height);
        canvas.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IllegalStateException("no writer for " + format);
        }
        return bytes.toByteArray();
    }

    static BufferedImage decoded(Preview.Shown shown) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(shown.picture().bytes()));
    }

    /** Big-endian TIFF with the orientation and a text. */
    private static byte[] exif(int orientation) {
        byte[] canary = CANARY.getBytes(ISO_8859_1);
        return ByteBuffer.allocate(6 + 26 + canary.length)
                .put("Exif\0\0".getBytes(ISO_8859_1))
                .put("MM\0*".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(canary)
                .array();
    }

    static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] exif = exif(orientation);
        return ByteBuffer.allocate(jpeg.length + 4 + exif.length)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (2 + exif.length))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** The same in a chunk of PNG, after its header. */
    static byte[] withExifChunk(byte[] png, int orientation) throws IOException {
        byte[] exif = exif(orientation);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        chunk(out, "eXIf", java.util.Arrays.copyOfRange(exif, 6, exif.length));
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    /** A PNG that claims these dimensions and has next to no pixels. */
    static byte[] hugePng(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array());
        chunk(out, "IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1});
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(4 + data.length)
                .put(name.getBytes(ISO_8859_1))
                .put(data);
        CRC32 crc = new CRC32();
        crc.update(body.array());
        out.write(ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(body.array())
                .putInt((int) crc.getValue())
                .array());
    }

    /** An animation of so many frames of one pixel. */
    static byte[] gif(int frames) {
        byte[] header = {'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, (byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1};
        byte[] frame = {0x21, (byte) 0xf9, 4, 0, 1, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0};
        ByteBuffer bytes =
                ByteBuffer.allocate(header.length + frames * frame.length + 1).put(header);
        for (int i = 0; i < frames; i++) {
            bytes.put(frame);
        }
        return bytes.put((byte) 0x3b).array();
    }
}
