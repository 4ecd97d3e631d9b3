package org.chengqing.channel.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file show it to be. The sender's name and type for it count for nothing; what is not known
 * here, and SVG and HTML on purpose, is a {@link #DOCUMENT} that nobody opens in a browser of ours.
 */
public enum MediaKind {
    /** A picture. */
    IMAGE,
    /** Sound. */
    VOICE,
    /** Moving pictures. */
    VIDEO,
    /** Anything else. */
    DOCUMENT;

    /** As many bytes as {@link #of} looks at. */
    public static final int HEAD = 16;

    private static final List<String> PICTURE_BRANDS = List.of("heic", "heix", "heif", "mif1", "msf1", "avif", "avis");

    /** A kind with its type as in Content-Type. */
    public record Typed(MediaKind kind, String contentType) {}

    /** What these first bytes show; fewer than {@value #HEAD} bytes are fine. */
    public static Typed of(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
        Typed typed = picture(start);
        typed = typed == null ? container(start) : typed;
        typed = typed == null ? sound(start) : typed;
        return typed == null ? new Typed(DOCUMENT, "application/octet-stream") : typed;
    }

    private static @Nullable Typed picture(String start) {
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return new Typed(IMAGE, "image/jpeg");
        } else if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return new Typed(IMAGE, "image/png");
        } else if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return new Typed(IMAGE, "image/gif");
        } else if (start.startsWith("BM") && start.startsWith("\0\0\0\0", 6)) {
            return new Typed(IMAGE, "image/bmp");
        }
        return null;
    }

    /** RIFF, ISO base media, Matroska and Ogg files: the second word tells what they hold. */
    private static @Nullable Typed container(String start) {
        if (start.startsWith("RIFF")) {
            return start.startsWith("WEBP", 8)
                    ? new Typed(IMAGE, "image/webp")
                    : start.startsWith("WAVE", 8)
                            ? new Typed(VOICE, "audio/wav")
                            : start.startsWith("AVI ", 8) ? new Typed(VIDEO, "video/x-msvideo") : null;
        } else if (start.startsWith("ftyp", 4)) {
            String brand = start.substring(Math.min(8, start.length()), Math.min(12, start.length()));
            return PICTURE_BRANDS.contains(brand)
                    ? new Typed(IMAGE, "image/" + (brand.startsWith("avi") ? "avif" : "heic"))
                    : brand.startsWith("M4A") ? new Typed(VOICE, "audio/mp4") : new Typed(VIDEO, "video/mp4");
        } else if (start.startsWith("\u001aE\u00df\u00a3")) {
            return new Typed(VIDEO, "video/webm");
        } else if (start.startsWith("FLV\u0001")) {
            return new Typed(VIDEO, "video/x-flv");
        }
        return start.startsWith("OggS") ? new Typed(VOICE, "audio/ogg") : null;
    }

    private static @Nullable Typed sound(String start) {
        if (start.startsWith("ID3") || isMpegFrame(start)) {
            return new Typed(VOICE, "audio/mpeg");
        } else if (start.startsWith("#!AMR")) {
            return new Typed(VOICE, "audio/amr");
        } else if (start.startsWith("#!SILK") || start.startsWith("\u0002#!SILK")) {
            return new Typed(VOICE, "audio/silk");
        }
        return start.startsWith("fLaC") ? new Typed(VOICE, "audio/flac") : null;
    }

    /** The header of a frame of MPEG audio layer III (MP3) or of AAC in ADTS; FF FE would be a text in UTF-16. */
    private static boolean isMpegFrame(String start) {
        return start.length() >= 2
                && start.charAt(0) == 0xff
                && "\u00fb\u00fa\u00f3\u00f2\u00f1\u00f9".indexOf(start.charAt(1)) >= 0;
    }
}
