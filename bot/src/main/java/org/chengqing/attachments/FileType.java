package org.chengqing.attachments;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file show it to be. A name can only take away: a file that is called something of another
 * kind than it is, or that a browser or a system might run, is an {@linkplain #UNKNOWN unknown} one.
 *
 * @param contentType the MIME type
 * @param extension without the dot
 */
public record FileType(String contentType, String extension) {
    /** How many first bytes are looked at. */
    public static final int HEAD = 8192;

    /** Whatever is not known for certain: bytes to keep, never to open in place. */
    public static final FileType UNKNOWN = new FileType("application/octet-stream", "bin");

    /** The type of a file that begins with these bytes and that its sender calls so. */
    public static FileType of(byte[] head, @Nullable String filename) {
        String extension = extensionOf(filename);
        FileType found = byContent(head, extension);
        return ActiveContent.isIn(head, found.family()) || !ClaimedType.allows(extension, found.family())
                ? UNKNOWN
                : found;
    }

    /** Whether the file is written words of any kind, markup and programs too. */
    public static boolean isWords(byte[] head) {
        return PlainText.isUtf8(head);
    }

    /** Whether the file is an answer of a platform's interface and not what was asked for. */
    public static boolean isErrorAnswer(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") && text.contains("\"errcode\"");
    }

    /** What kind of thing it is. */
    public Family family() {
        return Family.of(contentType);
    }

    private static FileType byContent(byte[] head, String extension) {
        FileType found = Signatures.of(new String(head, StandardCharsets.ISO_8859_1), extension);
        return found == null ? PlainText.of(head, extension) : found;
    }

    private static String extensionOf(@Nullable String filename) {
        return filename == null || filename.indexOf('.') < 0
                ? ""
                : filename.substring(filename.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    }
}
