package org.chengqing.masking;

import java.util.Locale;

/** Shows of personal data no more than lets its owner know it again. */
final class PartialForm {
    private PartialForm() {}

    static String of(PersonalData found, String original) {
        return switch (found.type()) {
            case ID_CARD -> ends(original, 4, 2);
            case MOBILE, LANDLINE -> telephone(original);
            case BANK_CARD -> ends(original, 4, 4);
            case PASSPORT, QQ -> ends(original, 1, 2).toUpperCase(Locale.ROOT);
            case PLATE -> plate(original);
            case ADDRESS -> original.substring(0, found.hiddenFrom() - found.start()) + "***";
            case NAME -> original.substring(0, Math.max(1, Lexicon.compoundAt(FoldedText.of(original), 0))) + "*";
            case WECHAT_ID -> ends(original, 2, 0);
            case EMAIL -> original.charAt(0) + "***" + original.substring(host(original));
            case IPV4 -> original.substring(0, original.indexOf('.') < 0 ? 0 : original.indexOf('.')) + ".***";
        };
    }

    /** The first and last signs, with stars for all between. */
    private static String ends(String original, int first, int last) {
        String signs = signs(original);
        int end = Math.max(first, signs.length() - last);
        return signs.substring(0, Math.min(first, signs.length()))
                + "*".repeat(Math.max(1, end - first))
                + signs.substring(Math.min(end, signs.length()));
    }

    /** 139****5678, 0571-****1234. */
    private static String telephone(String original) {
        String signs = signs(original);
        boolean area = signs.charAt(0) == '0' && signs.length() > 9 && !signs.startsWith("0086");
        int code = signs.charAt(1) <= '2' ? 3 : 4;
        int from = area ? code : Math.max(0, signs.length() - 8);
        return signs.substring(0, from)
                + (area ? "-" : "")
                + "*".repeat(Math.max(3, signs.length() - 4 - from))
                + signs.substring(Math.max(from, signs.length() - 4));
    }

    /** 浙A·***45. */
    private static String plate(String original) {
        String signs = signs(original).toUpperCase(Locale.ROOT);
        return signs.substring(0, 2) + "·***" + signs.substring(signs.length() - 2);
    }

    /** Where the domain of an e-mail address begins, with the sign before it. */
    private static int host(String original) {
        int at = original.length();
        while (at > 1 && "@#＠(（[".indexOf(original.charAt(at - 1)) < 0) {
            at--;
        }
        return at - 1;
    }

    /** Letters and digits, plain, without what separates them. */
    private static String signs(String original) {
        FoldedText text = FoldedText.of(original);
        StringBuilder signs = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            if (text.isDigit(at)) {
                signs.append((char) ('0' + text.digit(at)));
            } else if (DigitGroups.isLatin(text.at(at)) || text.isHan(at) || text.at(at) == '_') {
                signs.append(text.at(at) == 'x' && at == text.length() - 1 ? 'X' : text.at(at));
            }
        }
        return signs.toString();
    }
}
