package org.chengqing.attachments;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a camera held its picture: the EXIF tag 0x0112 (Exif 2.3, section 4.6.4), 1 to 8, where 1 is upright.
 *
 * @param value from 1 to 8
 */
record Orientation(int value) {
    private static final int TAG = 0x0112;
    private static final int MOST_ENTRIES = 500;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final Orientation UPRIGHT = new Orientation(1);

    /** That of a file; upright where it says none or nonsense. */
    static Orientation of(byte[] file, FileType type) {
        try {
            ByteBuffer exif =
                    switch (type.contentType()) {
                        case "image/jpeg" -> inJpeg(ByteBuffer.wrap(file));
                        case "image/png" -> inChunks(ByteBuffer.wrap(file), 8, "eXIf", 4);
                        case "image/webp" ->
                            inChunks(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), 12, "EXIF", 0);
                        default -> null;
                    };
            return exif == null ? UPRIGHT : read(exif);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    /** The picture as it was seen. */
    BufferedImage upright(BufferedImage image) {
        if (value == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean lying = value >= 5;
        BufferedImage turned =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = turned.createGraphics();
        try {
            canvas.drawImage(image, transform(width, height), null);
        } finally {
            canvas.dispose();
        }
        return turned;
    }

    /** Where the pixel x, y goes: m00 x + m01 y + m02, m10 x + m11 y + m12. */
    private AffineTransform transform(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** Segments up to the first scan; EXIF is in APP1. */
    private static @Nullable ByteBuffer inJpeg(ByteBuffer file) {
        int at = 2;
        while (file.get(at) == (byte) 0xff) {
            int marker = file.get(at + 1) & 0xff;
            int length = file.getShort(at + 2) & 0xffff;
            if (marker == 0xda || length < 2) {
                return null;
            }
            if (marker == 0xe1 && length >= 2 + EXIF.length && begins(file, at + 4)) {
                return file.slice(at + 4 + EXIF.length, length - 2 - EXIF.length);
            }
            at += 2 + length;
        }
        return null;
    }

    /** Chunks of PNG (length before the name, a checksum after the data) and RIFF (name first, even lengths). */
    private static @Nullable ByteBuffer inChunks(ByteBuffer file, int first, String wanted, int checksum) {
        boolean png = checksum > 0;
        int at = first;
        while (at + 8 <= file.limit()) {
            int length = file.getInt(png ? at : at + 4);
            byte[] name = new byte[4];
            file.get(png ? at + 4 : at, name);
            if (length < 0 || length > file.limit() - at - 8) {
                return null;
            }
            if (new String(name, StandardCharsets.ISO_8859_1).equals(wanted)) {
                int skip = length >= EXIF.length && begins(file, at + 8) ? EXIF.length : 0;
                return file.slice(at + 8 + skip, length - skip);
            }
            at += 8 + length + (png ? checksum : length & 1);
        }
        return null;
    }

    private static boolean begins(ByteBuffer file, int at) {
        byte[] start = new byte[EXIF.length];
        file.get(at, start);
        return Arrays.equals(start, EXIF);
    }

    /** The tag in the first directory of a TIFF. */
    private static Orientation read(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Math.min(tiff.getShort(directory) & 0xffff, MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xffff) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
