package org.chengqing.knowledge.matching;

import java.util.List;
import org.chengqing.knowledge.index.Candidate;
import org.chengqing.knowledge.index.IndexedReview;

/**
 * One candidate as the trees see it.
 *
 * @param candidate the review and how it was found
 * @param wording the wording that fits the text best
 * @param values of each {@link Feature}, by its place; not to be written to
 * @param alignment the best wording beside the text
 * @param facts relations of the facts, in words
 * @param clash whether the entry must not answer the text by itself
 */
@SuppressWarnings("ArrayRecordComponent") // written once, read by the trees
record Description(
        Candidate candidate,
        IndexedReview.Wording wording,
        double[] values,
        Alignment alignment,
        List<String> facts,
        boolean clash) {
    IndexedReview entry() {
        return candidate.entry();
    }

    double value(Feature feature) {
        return values[feature.at()];
    }
}
