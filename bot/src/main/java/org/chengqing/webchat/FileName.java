package org.chengqing.webchat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The sender's name for a file, made fit to be shown. It never becomes part of a path. */
final class FileName {
    private static final int MAX_LENGTH = 120;
    private static final String NAMELESS = "未命名文件";

    private FileName() {}

    /** The name in this percent-encoded header value: its last path segment, without controls and direction marks. */
    static String of(@Nullable String header) {
        String decoded;
        try {
            decoded = header == null ? "" : URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return NAMELESS;
        }
        StringBuilder name = new StringBuilder();
        decoded.substring(Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\')) + 1)
                .codePoints()
                .filter(FileName::isShown)
                .forEach(name::appendCodePoint);
        String shown = name.toString().strip();
        return shown.isEmpty() ? NAMELESS : shortened(shown);
    }

    private static boolean isShown(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** Keeps the end with the extension. */
    private static String shortened(String name) {
        if (name.length() <= MAX_LENGTH) {
            return name;
        }
        int from = name.length() - MAX_LENGTH;
        return name.substring(Character.isLowSurrogate(name.charAt(from)) ? from + 1 : from);
    }
}
