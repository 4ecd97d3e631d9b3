package org.chengqing.knowledge.text;

/**
 * A text made comparable.
 *
 * @param folded the whole text folded, with its clauses still apart; facts are read from it
 * @param core the same without the shells of questions and forwards; blank when the text says nothing
 */
public record NormalisedText(String folded, String core) {
    /** Whether nothing is left that could be matched: empty, emoji only, a bare link, or only 是真的吗. */
    public boolean saysNothing() {
        return core.isBlank();
    }
}
