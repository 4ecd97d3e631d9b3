package org.chengqing.conversation.intent;

import java.util.regex.Pattern;

/** A message without what could lead to a person by number: the log needs the wording only. */
final class MaskedText {
    /** Telephones, identity numbers, cards, accounts: five or more digits, also with spaces or hyphens between. */
    private static final Pattern NUMBER = Pattern.compile("[0-9０-９](?:[- ]?[0-9０-９]){4,}[xX]?");
    /** The name of a WeChat account or a mail address: letters with digits or signs among them. */
    private static final Pattern ACCOUNT =
            Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64}){1,4}|(?i:wxid_[\\w-]{1,64})");

    private MaskedText() {}

    /** At most {@code longest} UTF-16 units, without NUL, which PostgreSQL cannot store. */
    static String of(String text, int longest) {
        String masked = NUMBER.matcher(ACCOUNT.matcher(text).replaceAll("＊＊")).replaceAll("＊＊＊＊＊");
        String clean = masked.replace("\0", "").strip();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end);
    }
}
