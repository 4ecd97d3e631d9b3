package org.chengqing.questions;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits that may belong together: groups with at most one separator between them, up to {@value #LONGEST} digits.
 *
 * @param digits all of them, with a closing X of an identity number
 * @param ends how many digits there are up to the end of each group
 * @param textEnds where each group ends in the text
 */
record DigitRun(String digits, List<Integer> ends, List<Integer> textEnds) {
    private static final int LONGEST = 32;
    /** Digits of a piece of a number: 139 0000 0000. */
    private static final int SHORTEST_PIECE = 3;

    private static final int IDENTITY_BODY = 17;
    private static final String SEPARATORS = " -–—.·_";
    private static final String SPELLED = "零一二三四五六七八九";

    /** The run that begins at this digit. */
    static DigitRun at(char[] text, int start) {
        StringBuilder digits = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        List<Integer> textEnds = new ArrayList<>();
        int at = start;
        while (at < text.length && digitAt(text, at) >= 0 && digits.length() < LONGEST) {
            while (at < text.length && digitAt(text, at) >= 0 && digits.length() < LONGEST) {
                digits.append((char) ('0' + digitAt(text, at)));
                at++;
            }
            if (digits.length() == IDENTITY_BODY && at < text.length && (text[at] == 'x' || text[at] == 'X')) {
                digits.append('X');
                at++;
            }
            ends.add(digits.length());
            textEnds.add(at);
            boolean goesOn = at + 1 < text.length && SEPARATORS.indexOf(text[at]) >= 0 && digitAt(text, at + 1) >= 0;
            at += goesOn ? 1 : 0;
        }
        return new DigitRun(digits.toString(), ends, textEnds);
    }

    /** The value of a digit, written as a figure or as 幺, 零 to 九; -1 for anything else. */
    static int digitAt(char[] text, int at) {
        char c = text[at];
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c == '〇' ? 0 : c == '幺' ? 1 : SPELLED.indexOf(c);
    }

    /** The first groups, so many of them. */
    String first(int groups) {
        return digits.substring(0, ends.get(groups - 1));
    }

    /** Whether the first groups, so many, look like one number cut into readable pieces, and not like a list. */
    boolean isOneNumber(int groups) {
        boolean countryCode = digits.startsWith("86") || digits.startsWith("0086");
        for (int i = countryCode ? 1 : 0; i < groups && groups > 1; i++) {
            if (ends.get(i) - (i == 0 ? 0 : ends.get(i - 1)) < SHORTEST_PIECE) {
                return false;
            }
        }
        return true;
    }

    /** Whether every digit stands by itself. */
    boolean isSpeltOut() {
        return ends.size() > 1 && ends.size() == digits.length();
    }
}
