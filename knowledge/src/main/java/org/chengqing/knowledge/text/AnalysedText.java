package org.chengqing.knowledge.text;

/**
 * A normalised core with its terms of every kind, each distinct and ascending, so that overlap is a merge of two arrays.
 * The arrays are shared and not to be written to.
 */
public final class AnalysedText {
    private final String core;
    private final long[] terms;
    private final long[] words;
    private final Syllables sounds;

    private AnalysedText(String core, Syllables sounds) {
        this.core = core;
        this.terms = Terms.of(core);
        this.words = Terms.ofWords(Analyzers.ICU.terms(core));
        this.sounds = sounds;
    }

    /** The text with its sounds: a message, a claim or an alias. */
    public static AnalysedText of(String core) {
        return new AnalysedText(core, Syllables.of(core));
    }

    /** The text without its sounds: a body, where a homophone would say nothing. */
    public static AnalysedText silent(String core) {
        return new AnalysedText(core, Syllables.NONE);
    }

    /** The normalised core. */
    public String core() {
        return core;
    }

    /** Its characters, pairs of characters, and words of letters and digits. */
    public long[] terms() {
        return terms;
    }

    /** Its words by ICU's dictionary. */
    public long[] words() {
        return words;
    }

    /** How it sounds. */
    public Syllables sounds() {
        return sounds;
    }

    /** From 0 to 1, the part of their terms that both share (Dice's coefficient). */
    public double likeness(AnalysedText other) {
        int shared = 0;
        int at = 0;
        for (long term : terms) {
            while (at < other.terms.length && other.terms[at] < term) {
                at++;
            }
            shared += at < other.terms.length && other.terms[at] == term ? 1 : 0;
        }
        int all = terms.length + other.terms.length;
        return all == 0 ? 1 : 2.0 * shared / all;
    }
}
