package org.chengqing.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.TextNormaliser;
import org.jspecify.annotations.Nullable;

/**
 * The marks by which reports about the same content find each other: one for each file, each link and each text, and for
 * longer texts some that near copies share as well (MinHash with banding: Broder, "On the resemblance and containment of
 * documents", 1997; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", section 3.4). All are keyed hashes. Of
 * two texts that share 70 % of their shingles 96 in 100 find each other, of two that share 20 % 2 in 100.
 */
final class Likeness {
    /** A shorter text is what many say about different things. */
    private static final int SHORTEST = 15;

    private static final int SHORTEST_NEAR = 24;
    private static final int SHINGLE = 3;
    private static final int BANDS = 12;
    private static final int ROWS = 4;
    private static final int MOST_SHINGLES = 5_000;
    private static final String PURPOSE = "likeness";

    private final Pseudonyms keys;

    Likeness(Pseudonyms keys) {
        this.keys = keys;
    }

    /** The marks of these pieces; none where nothing is worth comparing. */
    Set<String> marks(List<Piece> pieces) {
        Set<String> marks = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            Piece.StoredFile file = piece.file();
            if (file != null) {
                marks.add("file " + file.blob().value());
            }
            if (piece.kind() == Kind.CONTACT) {
                continue;
            }
            addText(marks, piece.text());
            if (piece.kind() == Kind.LINK) {
                addText(marks, piece.detail());
            }
        }
        return marks;
    }

    private void addText(Set<String> marks, @Nullable String text) {
        if (text == null) {
            return;
        }
        NormalisedText normal = TextNormaliser.normalise(text);
        normal.links().forEach(link -> marks.add(keys.keyed(PURPOSE, "link", link)));
        String core = letters(normal.core());
        if (core.length() >= SHORTEST) {
            marks.add(keys.keyed(PURPOSE, "text", core));
        }
        if (core.length() >= SHORTEST_NEAR) {
            addBands(marks, core);
        }
    }

    private static String letters(String core) {
        StringBuilder letters = new StringBuilder(core.length());
        core.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private void addBands(Set<String> marks, String core) {
        long[] smallest = new long[BANDS * ROWS];
        Arrays.fill(smallest, Long.MAX_VALUE);
        int shingles = Math.min(core.length() - SHINGLE + 1, MOST_SHINGLES);
        for (int start = 0; start < shingles; start++) {
            long hash = hash(core, start);
            for (int i = 0; i < smallest.length; i++) {
                smallest[i] = Math.min(smallest[i], mixed(hash ^ mixed(i + 1)));
            }
        }
        for (int band = 0; band < BANDS; band++) {
            StringBuilder rows = new StringBuilder();
            for (int row = 0; row < ROWS; row++) {
                rows.append(Long.toHexString(smallest[band * ROWS + row])).append(' ');
            }
            marks.add(keys.keyed(PURPOSE, "near " + band, rows.toString()));
        }
    }

    private static long hash(String text, int start) {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (byte b : text.substring(start, start + SHINGLE).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
