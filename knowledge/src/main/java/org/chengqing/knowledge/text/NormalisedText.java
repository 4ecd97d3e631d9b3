package org.chengqing.knowledge.text;

import java.util.Set;

/**
 * A text made comparable.
 *
 * @param folded the whole text folded, with its clauses still apart; facts are read from it
 * @param core the same without the shells of questions and forwards; blank when the text says nothing in words
 * @param links its links in one form, see {@link Links}
 */
public record NormalisedText(String folded, String core, Set<String> links) {
    /** Copies the set. */
    public NormalisedText {
        links = Set.copyOf(links);
    }

    /** Whether no words are left that could be matched: empty, emoji only, a bare link, or only 是真的吗. */
    public boolean isWordless() {
        return core.isBlank();
    }

    /** Whether nothing at all is left that could be matched: no words and no link. */
    public boolean saysNothing() {
        return isWordless() && links.isEmpty();
    }
}
