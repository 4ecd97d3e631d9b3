package org.chengqing.staff;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A random code that a person types: letters and digits that are not mistaken for each other, in groups of four.
 *
 * @param text such as {@code K3F7-9QRM-…}
 */
public record OneTimeCode(String text) {
    /** 32 signs: 5 bits each. */
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int GROUP = 4;
    private static final int LONGEST_TYPED = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one with so many groups. */
    static OneTimeCode random(int groups) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups * GROUP; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return new OneTimeCode(text.toString());
    }

    /** What somebody typed, whatever the case, the width and what stands between the groups. */
    static OneTimeCode typed(String text) {
        String cut = text.length() > LONGEST_TYPED ? text.substring(0, LONGEST_TYPED) : text;
        return new OneTimeCode(Normalizer.normalize(cut, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT));
    }

    /** Its signs alone. */
    String signs() {
        return text.replaceAll("[^A-Z0-9]", "");
    }

    /** The first group: not secret, it tells one code from another. */
    String name() {
        String signs = signs();
        return signs.substring(0, Math.min(GROUP, signs.length()));
    }

    /** Does not show the code. */
    @Override
    public String toString() {
        return "OneTimeCode[…]";
    }
}
