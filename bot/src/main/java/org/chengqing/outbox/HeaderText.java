package org.chengqing.outbox;

/** Makes text harmless in mail: no line break of any kind, no control or direction mark, no half character. */
final class HeaderText {
    private static final int LONGEST_FILENAME = 100;

    private HeaderText() {}

    /** One line of at most so many characters. */
    static String line(String text, int longest) {
        return shorten(clean(text, false).strip(), longest);
    }

    /** Text of many lines. */
    static String body(String text) {
        return clean(text, true);
    }

    /** A name without folders, which keeps its ending when it is shortened. */
    static String filename(String name) {
        String clean = clean(name, false).replaceAll("[/\\\\:*?\"<>|]", "_").strip();
        if (clean.isEmpty() || clean.chars().allMatch(c -> c == '.')) {
            return "unnamed";
        }
        int dot = clean.lastIndexOf('.');
        boolean hasEnding = dot > 0 && clean.length() - dot <= 10;
        String ending = hasEnding ? clean.substring(dot) : "";
        String stem = hasEnding ? clean.substring(0, dot) : clean;
        return shorten(stem, LONGEST_FILENAME - ending.length()) + ending;
    }

    /** Text as it stands in HTML. */
    static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String clean(String text, boolean manyLines) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> harmless(c, manyLines)).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int harmless(int c, boolean manyLines) {
        if (manyLines && (c == '\n' || c == '\r' || c == '\t')) {
            return c;
        }
        return switch (Character.getType(c)) {
            case Character.SURROGATE -> 0xFFFD;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            default -> isDirectionMark(c) ? ' ' : c;
        };
    }

    /** Overrides and isolates, with which "exe.gpj" is made to read "jpg.exe" (Unicode TR 36). */
    private static boolean isDirectionMark(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
