package org.chengqing.knowledge.matching;

import java.util.List;

/**
 * Why an outcome is what it is, for staff and for {@code ./chengqing check}.
 *
 * @param normalised the text as it was compared
 * @param generation the catalogue generation it was compared with
 * @param confirmThreshold the score from which one entry answers by itself
 * @param candidateThreshold the score from which an entry is offered
 * @param candidates what was weighed, best first
 * @param reason the decision in one Chinese sentence
 */
public record Evidence(
        String normalised,
        long generation,
        double confirmThreshold,
        double candidateThreshold,
        List<ScoredCandidate> candidates,
        String reason) {
    /** Copies the list. */
    public Evidence {
        candidates = List.copyOf(candidates);
    }
}
