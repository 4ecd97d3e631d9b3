package org.chengqing.attachments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Looks for what a browser or a system would run in a file that passes for a harmless one: markup and programs written
 * as text, and files that are two things at once. It looks at the head only, so the rule that nothing but re-encoded
 * pictures is shown in place does not rest on it.
 */
final class ActiveContent {
    /** Beginnings of what HTML, SVG, PHP and scripts put into a file; XMP and its {@code <?xpacket} are none. */
    private static final List<String> ANYWHERE = List.of(
            "<script",
            "<html",
            "<svg",
            "<!doctype",
            "<!entity",
            "<?php",
            "<?xml-stylesheet",
            "<iframe",
            "<body",
            "<object",
            "<embed",
            "javascript:",
            "vbscript:");

    private static final List<String> FIRST_WORDS =
            List.of("#!/", "@echo", "<?xml", "<%", "<!--", "mime-version:", "[internetshortcut]");

    private static final List<String> SECOND_FILE = List.of("%pdf-", "pk\u0003\u0004", "rar!\u001a\u0007");

    private ActiveContent() {}

    /** Whether a file of this kind has such a thing in its head. */
    static boolean isIn(byte[] head, Family family) {
        return switch (family) {
            case TEXT -> isRunnableText(lower(head));
            case PICTURE -> holdsAny(lower(head), ANYWHERE) || isTwoThings(lower(head));
            case SOUND, FILM -> holdsAny(lower(head), ANYWHERE);
            // never opened in place, whatever they hold
            case DOCUMENT, ARCHIVE, UNKNOWN -> false;
        };
    }

    private static boolean isRunnableText(String text) {
        String start = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
        String words = start.stripLeading();
        return holdsAny(text, ANYWHERE)
                || FIRST_WORDS.stream().anyMatch(words::startsWith)
                // any element at the very beginning makes a document of it
                || (words.length() > 1 && words.charAt(0) == '<' && Character.isLetter(words.charAt(1)));
    }

    /** Another file follows, or the header of a GIF opens a comment of JavaScript. */
    private static boolean isTwoThings(String picture) {
        return holdsAny(picture, SECOND_FILE)
                || (picture.startsWith("gif8")
                        && (picture.startsWith("/*", 6) || picture.startsWith("//", 6) || picture.startsWith("=", 6)));
    }

    private static boolean holdsAny(String text, List<String> words) {
        return words.stream().anyMatch(text::contains);
    }

    private static String lower(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
