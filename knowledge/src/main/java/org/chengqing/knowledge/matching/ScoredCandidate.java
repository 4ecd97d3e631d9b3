package org.chengqing.knowledge.matching;

import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.claim.ClaimReviewId;

/**
 * One entry that was weighed, whether or not it was shown.
 *
 * @param id the review
 * @param score from 0 to 1
 * @param views the ways in which it was found, in words
 * @param features what the score was made of, in words; the most telling
 * @param facts relations of its facts to those of the text, in words ("地点: 云溪县 ≠ 望川县")
 * @param clash whether its facts contradict the text, so that it must not answer by itself whatever the score
 */
public record ScoredCandidate(
        ClaimReviewId id,
        double score,
        List<String> views,
        Map<String, Double> features,
        List<String> facts,
        boolean clash) {
    /** Copies the collections. */
    public ScoredCandidate {
        views = List.copyOf(views);
        features = Map.copyOf(features);
        facts = List.copyOf(facts);
    }
}
