package org.chengqing.masking;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits that may belong together: groups of one script with at most {@value #MOST_SEPARATORS} separators between them,
 * up to {@value #LONGEST} digits.
 *
 * @param digits all of them, with a closing X of an identity number
 * @param ends how many digits there are up to the end of each group
 * @param textEnds where each group ends in the text
 * @param joined whether each group follows the one before without a separator, in another script
 */
record DigitGroups(String digits, List<Integer> ends, List<Integer> textEnds, List<Boolean> joined) {
    private static final int LONGEST = 32;
    private static final int MOST_SEPARATORS = 3;
    /** Digits of a piece of a number: 139 0000 0000. */
    private static final int SHORTEST_PIECE = 3;

    private static final int IDENTITY_BODY = 17;
    private static final String SEPARATORS = " -–—−‐‑.·•・_~\t\r\n" + FoldedText.NOTHING;

    /** The groups that begin at this digit; a first group longer than any number is there alone. */
    static DigitGroups at(FoldedText text, int start) {
        DigitGroups groups = new DigitGroups("", new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        StringBuilder digits = new StringBuilder();
        int from = start;
        int end = start;
        while (text.isDigit(from)) {
            int group = endOfGroup(text, from);
            if (digits.length() > 0 && digits.length() + group - from > LONGEST) {
                break;
            }
            for (int i = from; i < group && digits.length() <= LONGEST; i++) {
                digits.append(text.isDigit(i) ? String.valueOf((char) ('0' + text.digit(i))) : "");
            }
            groups.joined.add(from == end);
            end = digits.length() == IDENTITY_BODY ? closed(text, group, digits) : group;
            groups.ends.add(digits.length());
            groups.textEnds.add(end);
            from = next(text, end, start);
        }
        return new DigitGroups(digits.toString(), groups.ends, groups.textEnds, groups.joined);
    }

    /** Digits of one script, written figures or words; what is unseen between them does not part them. */
    private static int endOfGroup(FoldedText text, int start) {
        boolean words = isWord(text, start);
        int end = start + 1;
        for (int at = end; at < text.length(); at++) {
            if (text.isDigit(at) && isWord(text, at) == words) {
                end = at + 1;
            } else if (text.at(at) != FoldedText.NOTHING) {
                break;
            }
        }
        return end;
    }

    private static boolean isWord(FoldedText text, int at) {
        return text.isHan(at) || text.at(at) == '〇';
    }

    /** Reads the X of an identity number, perhaps behind a separator. */
    private static int closed(FoldedText text, int end, StringBuilder digits) {
        int at = SEPARATORS.indexOf(text.at(end)) >= 0 && end < text.length() ? end + 1 : end;
        if (text.at(at) == 'x' && !isLatin(text.at(at + 1))) {
            digits.append('X');
            return at + 1;
        }
        return end;
    }

    private static int next(FoldedText text, int end, int start) {
        int at = end;
        while (at < text.length() && at - end < MOST_SEPARATORS && SEPARATORS.indexOf(text.at(at)) >= 0) {
            at++;
        }
        boolean areaInBrackets = text.at(end) == ')' && text.at(start - 1) == '(';
        return areaInBrackets ? end + (text.at(end + 1) == ' ' ? 2 : 1) : at;
    }

    static boolean isLatin(char c) {
        return FoldedText.isLetter(c) || FoldedText.isFigure(c);
    }

    /** Whether every digit stands by itself: such a run is one number or none. */
    boolean isSpelt() {
        return size() > 2 && size() == digits.length();
    }

    int size() {
        return ends.size();
    }

    /** The first groups, so many of them. */
    String first(int groups) {
        return digits.substring(0, ends.get(groups - 1));
    }

    /** Whether the first groups, so many, look like one number cut into readable pieces, and not like a list. */
    boolean isOneNumber(int groups) {
        boolean countryCode = digits.startsWith("86") || digits.startsWith("0086");
        int pieces = 0;
        int shortPieces = 0;
        int longest = 0;
        int piece = 0;
        for (int i = 0; i < groups; i++) {
            int length = ends.get(i) - (i == 0 ? 0 : ends.get(i - 1));
            piece = joined.get(i) && i > 0 ? piece + length : length;
            boolean complete = i + 1 == groups || !joined.get(i + 1);
            boolean code = countryCode && pieces == 0;
            if (complete && !code) {
                pieces++;
                shortPieces += piece < SHORTEST_PIECE ? 1 : 0;
                longest = Math.max(longest, piece);
            } else if (complete) {
                pieces++;
            }
        }
        return pieces <= 1 || shortPieces == 0 || longest < SHORTEST_PIECE || isIdentityCut(groups);
    }

    /** Identity numbers are also cut at month and day: 110101 1990 03 07 7475. */
    private boolean isIdentityCut(int groups) {
        return first(groups).length() == IDENTITY_BODY + 1 && ends.get(0) == 6;
    }
}
