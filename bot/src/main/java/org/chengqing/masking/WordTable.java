package org.chengqing.masking;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words with what each means, looked up in a text where they begin or end; the longest word counts. Which lengths the
 * words with a first or last character have is kept by character, so that most places of a text cost one look.
 */
final class WordTable<V> {
    private static final int LONGEST = 14;

    private final Map<String, V> words = new HashMap<>();
    private final short[] lengthsByFirst = new short[1 << 16];
    private final short[] lengthsByLast = new short[1 << 16];

    /** Adds words that are separated by blanks and mean the same; returns itself. */
    WordTable<V> with(V meaning, String list) {
        for (String word : list.strip().split("\\s+", -1)) {
            if (word.length() > LONGEST) {
                throw new IllegalArgumentException(word);
            }
            words.put(word, meaning);
            lengthsByFirst[word.charAt(0)] |= (short) (1 << word.length());
            lengthsByLast[word.charAt(word.length() - 1)] |= (short) (1 << word.length());
        }
        return this;
    }

    /** The longest word that ends just before this place. */
    @Nullable
    Hit<V> endingAt(FoldedText text, int end) {
        int lengths = lengthsByLast[text.at(end - 1)];
        for (int length = longest(lengths); length > 0; length = longest(lengths & ((1 << length) - 1))) {
            V meaning = length > end ? null : words.get(text.between(end - length, end));
            if (meaning != null) {
                return new Hit<>(meaning, end - length, end);
            }
        }
        return null;
    }

    /** The longest word that begins here. */
    @Nullable
    Hit<V> startingAt(FoldedText text, int start) {
        int lengths = lengthsByFirst[text.at(start)];
        for (int length = longest(lengths); length > 0; length = longest(lengths & ((1 << length) - 1))) {
            V meaning = length > text.length() - start ? null : words.get(text.between(start, start + length));
            if (meaning != null) {
                return new Hit<>(meaning, start, start + length);
            }
        }
        return null;
    }

    private static int longest(int lengths) {
        return lengths == 0 ? 0 : 31 - Integer.numberOfLeadingZeros(lengths);
    }

    /** A word in the text. */
    record Hit<V>(V meaning, int start, int end) {}
}
