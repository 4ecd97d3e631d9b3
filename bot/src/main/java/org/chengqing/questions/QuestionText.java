package org.chengqing.questions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a question, bounded and without what only dresses them. */
final class QuestionText {
    /** Longest text by which questions are grouped, in UTF-16 units. */
    static final int MAX_GROUPED = 200;
    /** Longest question that is kept to be matched again, in UTF-16 units. */
    static final int MAX_KEPT = 2000;

    private static final Pattern DRESSING = Pattern.compile("[^\\p{L}\\p{N}]+");

    private QuestionText() {}

    /** What equal questions have in common: width, case, spaces and punctuation are set aside. May be empty. */
    static String grouped(String text) {
        String folded = Normalizer.normalize(cut(text, MAX_KEPT), Normalizer.Form.NFKC);
        return cut(DRESSING.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll(""), MAX_GROUPED);
    }

    /** The question as it was asked, without the character that PostgreSQL cannot store. */
    static String kept(String text) {
        return cut(text.replace("\0", "").strip(), MAX_KEPT);
    }

    static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}
