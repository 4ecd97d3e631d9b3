package org.chengqing.conversation.intent;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A message made comparable: width, case and script folded, signs but the question mark turned into single spaces.
 * Of a long text the beginning and the end are kept, where people say what they want.
 *
 * @param raw the same text before signs were dropped
 * @param text words separated by spaces
 * @param bare the text without spaces and question marks, for whole-message comparison
 */
public record Folded(String raw, String text, String bare) {
    private static final int HEAD = 700;
    private static final int TAIL = 300;
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    /** The message, folded. */
    public static Folded of(String message) {
        String cut = message.length() <= HEAD + TAIL
                ? message
                : message.substring(0, HEAD) + " " + message.substring(message.length() - TAIL);
        String raw = SIMPLIFIED
                .transliterate(Normalizer.normalize(cut, Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder(raw.length());
        StringBuilder bare = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                text.appendCodePoint(c);
                bare.appendCodePoint(c);
            } else if (c == '?') {
                text.append('?');
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        });
        return new Folded(raw, text.toString().strip(), bare.toString());
    }

    /** Characters that say something. */
    public int length() {
        return bare.codePointCount(0, bare.length());
    }
}
