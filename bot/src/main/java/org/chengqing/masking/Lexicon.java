package org.chengqing.masking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Surnames, and ordinary words. */
final class Lexicon {
    private static final int LONGEST_SURNAME = 4;
    private static final BitSet SURNAMES = new BitSet();
    private static final WordTable<Boolean> COMPOUND = new WordTable<>();
    private static final Set<String> WORDS = new HashSet<>();

    static {
        for (String word : words("surnames.txt")) {
            if (isCompound(word)) {
                COMPOUND.with(true, word);
            } else {
                word.chars().forEach(c -> SURNAMES.set(c));
            }
        }
        WORDS.addAll(words("words.txt"));
    }

    private Lexicon() {}

    private static boolean isCompound(String word) {
        return word.length() > 1 && word.length() <= LONGEST_SURNAME;
    }

    /** How many characters the surname of more than one character that begins here has; 0 when none does. */
    static int compoundAt(FoldedText text, int at) {
        WordTable.@Nullable Hit<Boolean> hit = COMPOUND.startingAt(text, at);
        return hit == null ? 0 : hit.end() - at;
    }

    static boolean isSurname(char c) {
        return SURNAMES.get(c);
    }

    /** Whether this is an ordinary word of two characters, or one of three that begins with a surname. */
    static boolean isOrdinary(String word) {
        return WORDS.contains(word);
    }

    private static List<String> words(String file) {
        try (InputStream in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .flatMap(line -> Arrays.stream(line.strip().split(" +", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
