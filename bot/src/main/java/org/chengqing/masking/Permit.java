package org.chengqing.masking;

import org.chengqing.masking.NumberContext.Nearest;
import org.chengqing.masking.NumberContext.Subject;
import org.jspecify.annotations.Nullable;

/** Passports and passes to Hong Kong, Macau and Taiwan: one or two letters and seven to ten digits. */
final class Permit {
    private Permit() {}

    /** Where the number that begins at the start ends; -1 when it is none. The token ends at the close. */
    static int end(FoldedText text, int start, int close) {
        int at = start;
        while (at < close && at - start < 2 && FoldedText.isLetter(text.at(at))) {
            at++;
        }
        int letters = at - start;
        if (letters == 0) {
            return -1;
        }
        int digits = 0;
        while (at < text.length() && digits < 11 && (FoldedText.isFigure(text.at(at)) || isGap(text, at))) {
            digits += FoldedText.isFigure(text.at(at)) ? 1 : 0;
            at++;
        }
        boolean closed = at >= close && !DigitGroups.isLatin(text.at(at)) && text.at(at) != '_';
        return closed && isForm(text.between(start, start + letters), digits, NumberContext.before(text, start))
                ? at
                : -1;
    }

    private static boolean isGap(FoldedText text, int at) {
        return (text.at(at) == ' ' || text.at(at) == '-') && FoldedText.isFigure(text.at(at + 1));
    }

    private static boolean isForm(String letters, int digits, @Nullable Nearest nearest) {
        char first = letters.charAt(0);
        boolean two = letters.length() == 2;
        boolean said = nearest != null && (nearest.is(Subject.PASSPORT) || nearest.is(Subject.IDENTITY));
        boolean other = nearest != null && nearest.is(Subject.OTHER);
        boolean ordinary = (first == 'e' || first == 'g') && digits == (two ? 7 : 8);
        boolean official = (letters.equals("pe") || letters.equals("de") || letters.equals("se")) && digits == 7;
        boolean homeward = !two && (first == 'h' || first == 'm') && (digits == 8 || digits == 10);
        boolean sound = two ? ordinary && Character.isLetter(letters.charAt(1)) : ordinary;
        if (said) {
            return digits >= 7 && digits <= 10;
        }
        return !other && ((sound && !two) || official || (homeward && digits == 10));
    }
}
