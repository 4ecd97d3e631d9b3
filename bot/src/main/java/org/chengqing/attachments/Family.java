package org.chengqing.attachments;

import java.util.Set;

/** Kinds of files, as people tell them apart. */
public enum Family {
    /** A picture of pixels; SVG is none. */
    PICTURE("图片"),
    /** Sound. */
    SOUND("音频"),
    /** Moving pictures. */
    FILM("视频"),
    /** A file of an office program, PDF. */
    DOCUMENT("文档"),
    /** Plain text without markup. */
    TEXT("文本"),
    /** Files packed into one. */
    ARCHIVE("压缩包"),
    /** Anything else. */
    UNKNOWN("未知文件");

    private static final Set<String> ARCHIVES = Set.of(
            "application/zip",
            "application/vnd.rar",
            "application/x-7z-compressed",
            "application/gzip",
            "application/x-bzip2",
            "application/x-xz",
            "application/zstd",
            "application/x-tar",
            "application/vnd.android.package-archive");

    private final String label;

    Family(String label) {
        this.label = label;
    }

    /** Its name for people, in Chinese. */
    public String label() {
        return label;
    }

    static Family of(String contentType) {
        String top = contentType.substring(0, Math.max(0, contentType.indexOf('/')));
        return switch (top) {
            case "image" -> PICTURE;
            case "audio" -> SOUND;
            case "video" -> FILM;
            case "text" -> TEXT;
            default ->
                ARCHIVES.contains(contentType)
                        ? ARCHIVE
                        : contentType.equals("application/octet-stream") ? UNKNOWN : DOCUMENT;
        };
    }
}
