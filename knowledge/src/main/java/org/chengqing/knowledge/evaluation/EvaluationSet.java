package org.chengqing.knowledge.evaluation;

import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.claim.ClaimReview;

/**
 * A base and the messages put to it.
 *
 * @param name what people call it, in Chinese
 * @param reviews the base, right entries and distractors alike
 * @param queries what is asked, with the right answers
 * @param placesAbove place → the place above it
 */
public record EvaluationSet(
        String name, List<ClaimReview> reviews, List<LabelledQuery> queries, Map<String, String> placesAbove) {
    /** Copies the collections. */
    public EvaluationSet {
        reviews = List.copyOf(reviews);
        queries = List.copyOf(queries);
        placesAbove = Map.copyOf(placesAbove);
    }
}
