package org.chengqing.intake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.chengqing.attachments.FileType;
import org.jspecify.annotations.Nullable;

/** Names of attachments that are safe on every desk: {@code 01-图片.jpg}, {@code 03-通知原文.pdf}. */
final class Filenames {
    /** Longest name in bytes of UTF-8. */
    static final int LONGEST = 120;

    private static final String FORBIDDEN = "/\\:*?\"<>|";

    private Filenames() {}

    /**
     * The name of a piece's file: its number, what the sender called it or else what it is, and the extension of its
     * true type, so that no name makes a desk open a file as something it is not.
     */
    static String of(int position, Kind kind, @Nullable String given, FileType type) {
        String start = String.format(Locale.ROOT, "%02d-", position);
        String end = "." + type.extension();
        String base = given == null ? "" : stem(clean(given), type);
        if (base.isEmpty()) {
            base = kind.label();
        }
        return start + shortened(base, LONGEST - start.length() - end.length()) + end;
    }

    /** Without its extension where that only repeats the type. */
    private static String stem(String name, FileType type) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return name;
        }
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean same = extension.equals(type.extension())
                || (extension.equals("jpeg") && type.extension().equals("jpg"));
        return same ? name.substring(0, dot) : name;
    }

    private static String clean(String name) {
        StringBuilder clean = new StringBuilder();
        name.codePoints().filter(Filenames::allowed).forEach(c -> clean.appendCodePoint(space(c) ? ' ' : c));
        // %2f and the like: somebody may decode a name once too often
        String text = clean.toString()
                .replaceAll("%(?=[0-9A-Fa-f]{2})", "")
                .replaceAll(" +", " ")
                .strip();
        return text.replaceAll("^[. ]+|[. ]+$", "");
    }

    private static boolean space(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean allowed(int c) {
        return switch (Character.getType(c)) {
            // controls, bidirectional and invisible marks, half surrogates, private and unassigned characters
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> FORBIDDEN.indexOf(c) < 0;
        };
    }

    private static String shortened(String text, int mostBytes) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                return text.substring(0, i).strip();
            }
            i += Character.charCount(c);
        }
        return text;
    }
}
