package org.chengqing.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file show it to be, whatever anybody says about it (after the list of signatures of the
 * Unix command file).
 *
 * @param contentType the MIME type
 * @param extension without the dot
 */
record FileType(String contentType, String extension) {
    /** How many first bytes are looked at. */
    static final int HEAD = 8192;

    private static final FileType UNKNOWN = new FileType("application/octet-stream", "bin");
    private static final FileType ZIP = new FileType("application/zip", "zip");
    private static final FileType OLE = new FileType("application/x-ole-storage", "ole");

    private static final List<Magic> MAGICS = List.of(
            new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg", "jpg"),
            new Magic(0, "\u0089PNG\r\n\u001a\n", "image/png", "png"),
            new Magic(0, "GIF87a", "image/gif", "gif"),
            new Magic(0, "GIF89a", "image/gif", "gif"),
            new Magic(8, "WEBP", "image/webp", "webp"),
            new Magic(8, "WAVE", "audio/wav", "wav"),
            new Magic(8, "AVI ", "video/x-msvideo", "avi"),
            new Magic(0, "#!AMR", "audio/amr", "amr"),
            new Magic(0, "OggS", "audio/ogg", "ogg"),
            new Magic(0, "ID3", "audio/mpeg", "mp3"),
            new Magic(0, "fLaC", "audio/flac", "flac"),
            new Magic(0, "#!SILK_V3", "audio/silk", "silk"),
            new Magic(0, "\u0002#!SILK_V3", "audio/silk", "silk"),
            new Magic(0, "\u001aE\u00df\u00a3", "video/webm", "webm"),
            new Magic(0, "%PDF-", "application/pdf", "pdf"),
            new Magic(0, "{\\rtf", "application/rtf", "rtf"),
            new Magic(0, "Rar!\u001a\u0007", "application/vnd.rar", "rar"),
            new Magic(0, "7z\u00bc\u00af'\u001c", "application/x-7z-compressed", "7z"),
            new Magic(0, "\u001f\u008b", "application/gzip", "gz"),
            new Magic(0, "PK\u0003\u0004", ZIP.contentType, ZIP.extension),
            new Magic(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", OLE.contentType, OLE.extension));

    /** The brands of ISO base media files; any other one is a film. */
    private static final Map<String, FileType> BRANDS = Map.of(
            "heic", new FileType("image/heic", "heic"),
            "heix", new FileType("image/heic", "heic"),
            "mif1", new FileType("image/heif", "heif"),
            "avif", new FileType("image/avif", "avif"),
            "qt  ", new FileType("video/quicktime", "mov"),
            "M4A ", new FileType("audio/mp4", "m4a"),
            "3gp4", new FileType("video/3gpp", "3gp"),
            "3gp5", new FileType("video/3gpp", "3gp"));

    /** Office files, which are told apart by their name or by what is inside the archive. */
    private static final Map<String, FileType> ARCHIVED = Map.of(
            "docx", office("docx", "wordprocessingml.document"),
            "xlsx", office("xlsx", "spreadsheetml.sheet"),
            "pptx", office("pptx", "presentationml.presentation"),
            "ofd", new FileType("application/ofd", "ofd"),
            "odt", new FileType("application/vnd.oasis.opendocument.text", "odt"),
            "ods", new FileType("application/vnd.oasis.opendocument.spreadsheet", "ods"),
            "apk", new FileType("application/vnd.android.package-archive", "apk"),
            "epub", new FileType("application/epub+zip", "epub"));

    private static final Map<String, FileType> OLE_FILES = Map.of(
            "doc", new FileType("application/msword", "doc"),
            "xls", new FileType("application/vnd.ms-excel", "xls"),
            "ppt", new FileType("application/vnd.ms-powerpoint", "ppt"),
            "wps", new FileType("application/vnd.ms-works", "wps"),
            "et", new FileType("application/vnd.ms-excel", "et"),
            "dps", new FileType("application/vnd.ms-powerpoint", "dps"),
            "msg", new FileType("application/vnd.ms-outlook", "msg"));

    private static final Map<String, FileType> TEXTS = Map.of(
            "txt", new FileType("text/plain", "txt"),
            "csv", new FileType("text/csv", "csv"),
            "log", new FileType("text/plain", "log"),
            "md", new FileType("text/plain", "md"));

    /** The type of a file that begins with these bytes; its name only settles what the bytes leave open. */
    static FileType of(byte[] head, @Nullable String filename) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        if (bytes.startsWith("ftyp", 4) && bytes.length() >= 12) {
            return BRANDS.getOrDefault(bytes.substring(8, 12), new FileType("video/mp4", "mp4"));
        }
        for (Magic magic : MAGICS) {
            if (bytes.startsWith(magic.bytes, magic.at)) {
                return refined(magic, bytes, extensionOf(filename));
            }
        }
        if (isBitmap(bytes)) {
            return new FileType("image/bmp", "bmp");
        }
        if (bytes.length() > 2 && bytes.charAt(0) == 0xff && (bytes.charAt(1) & 0xe6) == 0xe2) {
            return new FileType("audio/mpeg", "mp3");
        }
        return isText(head) ? TEXTS.getOrDefault(extensionOf(filename), new FileType("text/plain", "txt")) : UNKNOWN;
    }

    /** Whether the file is an answer of a platform's interface and not what was asked for. */
    static boolean isErrorAnswer(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") && text.contains("\"errcode\"");
    }

    private static FileType refined(Magic magic, String bytes, String extension) {
        if (magic.contentType.equals(ZIP.contentType)) {
            if (bytes.contains("word/")) {
                return office("docx", "wordprocessingml.document");
            }
            if (bytes.contains("xl/")) {
                return office("xlsx", "spreadsheetml.sheet");
            }
            if (bytes.contains("ppt/")) {
                return office("pptx", "presentationml.presentation");
            }
            return ARCHIVED.getOrDefault(extension, ZIP);
        }
        if (magic.contentType.equals(OLE.contentType)) {
            return OLE_FILES.getOrDefault(extension, OLE);
        }
        return new FileType(magic.contentType, magic.extension);
    }

    private static boolean isBitmap(String bytes) {
        // "BM" alone begins many a text: the four reserved bytes after the size are zero in a bitmap
        return bytes.startsWith("BM") && bytes.startsWith("\0\0\0\0", 6);
    }

    private static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        String text = new String(head, StandardCharsets.UTF_8);
        int broken = text.indexOf('\uFFFD');
        // a character may be cut off at the end of the head
        return head.length > 0 && (broken < 0 || (head.length == HEAD && broken >= text.length() - 3));
    }

    private static String extensionOf(@Nullable String filename) {
        return filename == null
                ? ""
                : filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static FileType office(String extension, String name) {
        return new FileType("application/vnd.openxmlformats-officedocument." + name, extension);
    }

    /** Bytes, one to a character, that stand at this place. */
    private record Magic(int at, String bytes, String contentType, String extension) {}
}
