package org.chengqing.knowledge.index;

/** A cheap way to find entries that may be meant, each with its word for people. */
public enum View {
    /** Words and pairs of characters of claims and aliases. */
    WORDINGS("说法"),
    /** The same of conclusion and body as well. */
    WHOLE("正文"),
    /** Syllables of claims and aliases. */
    SOUNDS("读音"),
    /** Nearness in meaning to the text. */
    MEANING("语义"),
    /** Nearness in meaning to one of its clauses. */
    CLAUSE("分句语义");

    private final String word;

    View(String word) {
        this.word = word;
    }

    /** The word shown to staff. */
    public String word() {
        return word;
    }
}
