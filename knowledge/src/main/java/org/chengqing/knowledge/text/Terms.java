package org.chengqing.knowledge.text;

import java.util.Arrays;
import java.util.Collection;

/**
 * The terms that scores are made of: single characters, pairs of neighbouring characters, and words of Latin letters or
 * digits (a number together with the character behind it, so that 3天 is one term). Pairs of characters need no
 * dictionary, which new rumours would never be in.
 *
 * <p>A term is a {@code long} whose upper half tells its kind; a text's terms are sorted and distinct, so that overlap is
 * a merge of two arrays.
 */
public final class Terms {
    private static final long PAIR = 1L << 32;
    private static final long WORD = 2L << 32;
    private static final long DICTIONARY = 3L << 32;
    private static final String EMPTY_WORDS = "的了是在有和就都也还又吗呢吧啊呀嘛么哦我你他她它们这那个么不没会要能可以被把让给对从到上下里中人说很";

    private Terms() {}

    /** The distinct terms of a normalised core, ascending. */
    public static long[] of(String core) {
        long[] terms = new long[core.length() * 2];
        int count = 0;
        char before = ' ';
        for (int i = 0; i < core.length(); ) {
            char c = core.charAt(i);
            if (isWordPart(c)) {
                int end = endOfWord(core, i);
                terms[count++] = WORD | (core.substring(i, end).hashCode() & 0xffff_ffffL);
                i = end;
                before = ' ';
                continue;
            }
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                terms[count++] = c;
                if (before != ' ') {
                    terms[count++] = PAIR | (long) before << 16 | c;
                }
                before = c;
            } else {
                before = ' ';
            }
            i++;
        }
        return Arrays.stream(terms, 0, count).sorted().distinct().toArray();
    }

    /** A Chinese character as a term. */
    public static long ofCharacter(char c) {
        return c;
    }

    /** Words as terms of a kind of their own, ascending. */
    public static long[] ofWords(Collection<String> words) {
        return words.stream()
                .mapToLong(word -> DICTIONARY | (word.hashCode() & 0xffff_ffffL))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Whether the term is a single character rather than a pair or a word. */
    public static boolean isSingle(long term) {
        return term < PAIR;
    }

    /** Whether the term is a word of Latin letters or digits. */
    public static boolean isWord(long term) {
        return term >= WORD;
    }

    /** How many different characters of a text say something; digits count as one. */
    public static long telling(long[] terms) {
        return Arrays.stream(terms)
                .filter(term -> isWord(term) || (isSingle(term) && content(term) == 1))
                .count();
    }

    /** From 0 to 1, how much the term can say at all: function words (的, 了, 吗) say next to nothing. */
    public static double content(long term) {
        if (isWord(term)) {
            return 1;
        }
        boolean last = EMPTY_WORDS.indexOf((char) term) >= 0;
        if (isSingle(term)) {
            return last ? 0.1 : 1;
        }
        boolean first = EMPTY_WORDS.indexOf((char) (term >>> 16)) >= 0;
        return first && last ? 0.1 : first || last ? 0.4 : 1;
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private static int endOfWord(String core, int start) {
        boolean number = isDigit(core.charAt(start));
        int end = start + 1;
        while (end < core.length()
                && (number ? isDigit(core.charAt(end)) : isWordPart(core.charAt(end)) && !isDigit(core.charAt(end)))) {
            end++;
        }
        return number && end < core.length() && core.charAt(end) != ' ' ? end + 1 : end;
    }
}
