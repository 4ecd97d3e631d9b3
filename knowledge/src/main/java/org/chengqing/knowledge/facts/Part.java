package org.chengqing.knowledge.facts;

/** The two parts of a review that a text is compared with. */
public enum Part {
    /** Claim, aliases, the editor's facts and the region. */
    CLAIM,
    /** Conclusion and body. */
    BODY
}
