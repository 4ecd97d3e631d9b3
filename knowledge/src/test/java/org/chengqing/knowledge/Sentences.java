package org.chengqing.knowledge;

import java.util.List;
import org.chengqing.knowledge.embedding.BgeSentenceModel;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.embedding.SentenceModels;
import org.chengqing.knowledge.embedding.SentenceReading;
import org.chengqing.knowledge.embedding.SentenceVector;

/** Sentence models for tests. */
public final class Sentences {
    /** The one that ships, loaded once. */
    public static final BgeSentenceModel REAL = new BgeSentenceModel();
    /** The same for both uses. */
    public static final SentenceModels BOTH = new SentenceModels(REAL, REAL);

    private static final int COORDINATES = 64;

    private Sentences() {}

    /** Knows characters and no meaning, in no time: for tests that are not about meaning. */
    public static SentenceModel ofCharacters() {
        return new SentenceModel() {
            @Override
            public SentenceVector encode(String text) {
                float[] counts = new float[COORDINATES];
                text.chars().forEach(c -> counts[c % COORDINATES]++);
                return SentenceVector.of(counts);
            }

            @Override
            public SentenceReading read(String text) {
                List<SentenceReading.Piece> pieces = cut(text).stream()
                        .map(piece -> new SentenceReading.Piece(piece, encode(piece)))
                        .toList();
                return new SentenceReading(encode(text), pieces);
            }

            @Override
            public List<String> cut(String text) {
                return text.chars().mapToObj(Character::toString).toList();
            }

            @Override
            public int longest() {
                return Integer.MAX_VALUE;
            }

            @Override
            public String name() {
                return "characters";
            }
        };
    }
}
