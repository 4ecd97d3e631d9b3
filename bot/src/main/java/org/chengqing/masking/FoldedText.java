package org.chengqing.masking;

/**
 * A text in the plain form in which rules read it, unit for unit: full-width forms as ASCII, letters small, for each unit
 * the digit that it stands for, and whether it belongs to a web link, where numbers are no numbers of people.
 */
final class FoldedText {
    /** Stands for nothing: what joins or decorates characters without being seen. */
    static final char NOTHING = '\u200b';

    private static final String SPELLED = "零一二三四五六七八九";
    private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";
    private static final String FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖";

    private final char[] plain;
    private final byte[] digits;
    private final boolean[] links;

    private FoldedText(char[] plain, byte[] digits) {
        this.plain = plain;
        this.digits = digits;
        this.links = new boolean[plain.length];
    }

    static FoldedText of(String text) {
        int length = text.length();
        char[] plain = new char[length];
        byte[] digits = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            plain[i] = folded(c);
            digits[i] = DIGITS[plain[i]];
            if (Character.isHighSurrogate(c) && i + 1 < length) {
                int digit = Character.digit(text.codePointAt(i), 10); // mathematical digits
                if (digit >= 0) {
                    plain[i] = (char) ('0' + digit);
                    digits[i] = (byte) digit;
                    plain[++i] = NOTHING;
                    digits[i] = -1;
                }
            }
        }
        FoldedText folded = new FoldedText(plain, digits);
        folded.readLettersAsDigits();
        folded.markLinks();
        return folded;
    }

    private static char folded(char c) {
        if (c >= '\uff01' && c <= '\uff5e') {
            return Character.toLowerCase((char) (c - 0xfee0));
        }
        if (c == '×' || c == 'Ⅹ' || c == '✕' || c == '✖') {
            return 'x';
        }
        boolean unseen = (c >= '\u200b' && c <= '\u200f')
                || c == '\u2060'
                || c == '\ufeff'
                || c == '\ufe0f'
                || c == '\u20e3'
                || c == '\u00ad';
        return unseen ? NOTHING : c == '\u3000' || c == '\u00a0' ? ' ' : c < 128 ? Character.toLowerCase(c) : c;
    }

    private static final byte[] DIGITS = new byte[1 << 16];

    static {
        for (int c = 0; c < DIGITS.length; c++) {
            DIGITS[c] = digitOf((char) c);
        }
    }

    private static byte digitOf(char c) {
        if (c >= '0' && c <= '9') {
            return (byte) (c - '0');
        }
        if (c < 128) {
            return -1;
        }
        if (c >= '①' && c <= '⑨') {
            return (byte) (c - '①' + 1);
        }
        if (c >= '❶' && c <= '❾') {
            return (byte) (c - '❶' + 1);
        }
        if (c == '〇' || c == '○' || c == '◯' || c == '⓪') {
            return 0;
        }
        if (c == '幺') {
            return 1;
        }
        int spelled = Math.max(SPELLED.indexOf(c), Math.max(FORMAL.indexOf(c), FORMAL_TRADITIONAL.indexOf(c)));
        return (byte) (spelled >= 0 ? spelled : Character.digit(c, 10));
    }

    /** O for 0, and l or I for 1, between digits, or O behind the last of them. */
    private void readLettersAsDigits() {
        for (int i = 0; i < plain.length; i++) {
            if (!isAlike(plain[i])) {
                continue;
            }
            int end = i;
            boolean zeros = true;
            while (end < plain.length && isAlike(plain[end])) {
                zeros &= plain[end++] == 'o';
            }
            boolean before = i > 0 && isFigure(plain[i - 1]);
            boolean between = before && end < plain.length && isFigure(plain[end]);
            boolean last = before && zeros && (end == plain.length || !isLetter(plain[end]));
            for (int at = i; at < end && (between || last); at++) {
                digits[at] = (byte) (plain[at] == 'o' ? 0 : 1);
            }
            i = end - 1;
        }
    }

    private static boolean isAlike(char c) {
        return c == 'o' || c == 'l' || c == 'i' || c == '|';
    }

    /** Links from their scheme to the first character that a link cannot hold, except values behind an equals sign. */
    private void markLinks() {
        for (int i = 0; i + 3 < plain.length; i++) {
            if (!startsWith(i, "://") && !startsWith(i, "www.")) {
                continue;
            }
            boolean value = false;
            for (; i < plain.length && plain[i] > ' ' && plain[i] < 127; i++) {
                value = plain[i] == '=' || (value && plain[i] != '&' && plain[i] != '/');
                links[i] = !value;
            }
        }
    }

    int length() {
        return plain.length;
    }

    boolean startsWith(int at, String word) {
        if (at < 0 || at + word.length() > plain.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (plain[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The unit here, or a line break outside of the text. */
    char at(int at) {
        return at >= 0 && at < plain.length ? plain[at] : '\n';
    }

    boolean isDigit(int at) {
        return at >= 0 && at < digits.length && digits[at] >= 0;
    }

    /** 0 to 9 for a digit in any form, else -1. */
    int digit(int at) {
        return digits[at];
    }

    boolean isLink(int at) {
        return links[at];
    }

    String between(int from, int to) {
        return new String(plain, from, to - from);
    }

    boolean isHan(int at) {
        return at >= 0 && at < plain.length && plain[at] >= '\u4e00' && plain[at] <= '\u9fff';
    }

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }
}
