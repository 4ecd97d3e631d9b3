package org.chengqing.attachments;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types that show themselves by fixed bytes at a fixed place (after the list of the Unix command file). */
final class Signatures {
    private static final FileType ZIP = new FileType("application/zip", "zip");
    private static final FileType OLE = new FileType("application/x-ole-storage", "ole");

    private static final List<Magic> MAGICS = List.of(
            new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg", "jpg"),
            new Magic(0, "\u0089PNG\r\n\u001a\n", "image/png", "png"),
            new Magic(0, "GIF87a", "image/gif", "gif"),
            new Magic(0, "GIF89a", "image/gif", "gif"),
            new Magic(0, "II*\0", "image/tiff", "tif"),
            new Magic(0, "MM\0*", "image/tiff", "tif"),
            new Magic(0, "#!AMR", "audio/amr", "amr"),
            new Magic(0, "OggS", "audio/ogg", "ogg"),
            new Magic(0, "ID3", "audio/mpeg", "mp3"),
            new Magic(0, "fLaC", "audio/flac", "flac"),
            new Magic(0, "#!SILK_V3", "audio/silk", "silk"),
            new Magic(0, "\u0002#!SILK_V3", "audio/silk", "silk"),
            new Magic(0, "\u001aE\u00df\u00a3", "video/webm", "webm"),
            new Magic(0, "FLV\u0001", "video/x-flv", "flv"),
            new Magic(0, "0&\u00b2u\u008ef\u00cf\u0011", "video/x-ms-wmv", "wmv"),
            new Magic(0, "%PDF-", "application/pdf", "pdf"),
            new Magic(0, "{\\rtf", "application/rtf", "rtf"),
            new Magic(0, "Rar!\u001a\u0007", "application/vnd.rar", "rar"),
            new Magic(0, "7z\u00bc\u00af'\u001c", "application/x-7z-compressed", "7z"),
            new Magic(0, "\u001f\u008b", "application/gzip", "gz"),
            new Magic(0, "BZh", "application/x-bzip2", "bz2"),
            new Magic(0, "\u00fd7zXZ\0", "application/x-xz", "xz"),
            new Magic(0, "(\u00b5/\u00fd", "application/zstd", "zst"),
            new Magic(257, "ustar", "application/x-tar", "tar"),
            new Magic(0, "PK\u0003\u0004", ZIP.contentType(), ZIP.extension()),
            new Magic(0, "PK\u0005\u0006", ZIP.contentType(), ZIP.extension()),
            new Magic(0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", OLE.contentType(), OLE.extension()));

    /** What RIFF files hold. */
    private static final Map<String, FileType> RIFF = Map.of(
            "WEBP", new FileType("image/webp", "webp"),
            "WAVE", new FileType("audio/wav", "wav"),
            "AVI ", new FileType("video/x-msvideo", "avi"));

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

    private Signatures() {}

    /** The type of a file that begins with these bytes, one to a character; null where none is known. */
    static @Nullable FileType of(String bytes, String extension) {
        if (bytes.length() >= 12 && bytes.startsWith("ftyp", 4)) {
            return BRANDS.getOrDefault(bytes.substring(8, 12), new FileType("video/mp4", "mp4"));
        }
        if (bytes.length() >= 12 && bytes.startsWith("RIFF")) {
            return RIFF.getOrDefault(bytes.substring(8, 12), FileType.UNKNOWN);
        }
        for (Magic magic : MAGICS) {
            if (bytes.startsWith(magic.bytes, magic.at)) {
                return refined(magic, bytes, extension);
            }
        }
        if (isBitmap(bytes)) {
            return new FileType("image/bmp", "bmp");
        }
        return isMpegFrame(bytes) ? new FileType("audio/mpeg", "mp3") : null;
    }

    private static FileType refined(Magic magic, String bytes, String extension) {
        if (magic.contentType.equals(ZIP.contentType())) {
            return zipped(bytes, extension);
        }
        return magic.contentType.equals(OLE.contentType())
                ? OLE_FILES.getOrDefault(extension, OLE)
                : new FileType(magic.contentType, magic.extension);
    }

    private static FileType zipped(String bytes, String extension) {
        if (extension.equals(ZIP.extension())) {
            return ZIP;
        }
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

    private static boolean isBitmap(String bytes) {
        // "BM" alone begins many a text: the four reserved bytes after the size are zero in a bitmap
        return bytes.startsWith("BM") && bytes.startsWith("\0\0\0\0", 6);
    }

    /** The header of a frame of MPEG audio, layer III. */
    private static boolean isMpegFrame(String bytes) {
        return bytes.length() > 2 && bytes.charAt(0) == 0xff && (bytes.charAt(1) & 0xe6) == 0xe2;
    }

    private static FileType office(String extension, String name) {
        return new FileType("application/vnd.openxmlformats-officedocument." + name, extension);
    }

    /** Bytes, one to a character, that stand at this place. */
    private record Magic(int at, String bytes, String contentType, String extension) {}
}
