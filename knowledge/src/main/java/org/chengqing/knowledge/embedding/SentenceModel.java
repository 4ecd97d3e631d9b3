package org.chengqing.knowledge.embedding;

import java.util.List;

/** Turns a text into a vector. Safe for use by many threads; the same text gives the same vector on the same machine. */
public interface SentenceModel {
    /**
     * The vector of a text, of length one. Takes some milliseconds of a core, growing with the text; does not wait for
     * anything.
     *
     * @param text any text; only its first {@link #longest()} UTF-16 units are read
     */
    SentenceVector encode(String text);

    /** The same with the vectors of its pieces, at no further cost but memory. */
    SentenceReading read(String text);

    /** The pieces of a text as {@link #read} gives them. */
    List<String> cut(String text);

    /** How many UTF-16 units of a text are read. */
    int longest();

    /** Names model and version, so that stored vectors of another model are told apart. */
    String name();
}
