package org.chengqing.knowledge.matching;

import org.chengqing.knowledge.index.IndexedReview;

/**
 * A candidate with its score.
 *
 * @param score from 0 to 1
 * @param from the scores from which it answers by itself or is offered
 */
record Scored(Description candidate, double score, MatchSettings.From from, ScoredCandidate evidence) {
    /** Cosine from which two claims of one rating may stand for each other. */
    private static final double SAME_CLAIM = 0.7;

    IndexedReview entry() {
        return candidate.entry();
    }

    /** Whether it may answer by itself. */
    boolean confirms() {
        return score >= from.confirm() && !candidate.clash();
    }

    /** Whether it may be offered. */
    boolean isOffered() {
        return score >= from.offer();
    }

    /** Whether the other judges the same claim in the same way, so that it does not matter which of the two answers. */
    boolean saysTheSameAs(Scored other) {
        double nearness = entry().wordings()
                .getFirst()
                .vector()
                .cosine(other.entry().wordings().getFirst().vector());
        return nearness >= SAME_CLAIM
                && entry().review().rating() == other.entry().review().rating();
    }

    Match match() {
        return new Match(entry().review(), score);
    }
}
