package org.chengqing.knowledge.embedding;

import java.util.List;

/**
 * What the model makes of a text: its meaning as a whole, and of each piece (a Chinese character, or a part of a word of
 * letters) in its context. Pieces of two texts lie near each other where they stand for the same thing, be it in other
 * words.
 */
public record SentenceReading(SentenceVector whole, List<Piece> pieces) {
    /** A piece as it is written, and its meaning. */
    public record Piece(String text, SentenceVector vector) {}

    /** Copies the list. */
    public SentenceReading {
        pieces = List.copyOf(pieces);
    }
}
