package org.chengqing.conversation.intent;

import java.util.regex.Pattern;
import org.chengqing.masking.Masking;

/** A message without what could lead to a person: the log needs the wording only. */
final class MaskedText {
    /** Whatever the number is of: the log needs none of five or more digits, also with spaces or hyphens between. */
    private static final Pattern NUMBER = Pattern.compile("[0-9０-９](?:[- ]?[0-9０-９]){4,}+[xX]?");

    private MaskedText() {}

    /** At most {@code longest} UTF-16 units, without NUL, which PostgreSQL cannot store. */
    static String of(String text, int longest) {
        String masked = NUMBER.matcher(Masking.labelled(text)).replaceAll("＊＊＊＊＊");
        String clean = masked.replace("\0", "").strip();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end);
    }
}
