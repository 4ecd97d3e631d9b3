package org.chengqing.knowledge.index;

import java.util.Set;

/** An entry that may be meant, and the views that found it. */
public record Candidate(IndexedReview entry, Set<View> views) {
    /** Copies the set. */
    public Candidate {
        views = Set.copyOf(views);
    }
}
