package org.chengqing.knowledge.index;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.chengqing.knowledge.embedding.SentenceVector;

/**
 * The entries nearest in meaning, by comparing with each of them. An office has hundreds of reviews, a country some ten
 * thousand: a few milliseconds, exact and without a structure to build.
 */
final class VectorView {
    private final List<IndexedReview> entries;

    private record Near(int position, double cosine) {}

    VectorView(List<IndexedReview> entries) {
        this.entries = entries;
    }

    /** Positions of those valid on that day that are nearest by their best wording or by claim and conclusion. */
    List<Integer> nearest(SentenceVector meaning, LocalDate today, int most) {
        PriorityQueue<Near> kept = new PriorityQueue<>(Comparator.comparingDouble(Near::cosine));
        for (int i = 0; i < entries.size(); i++) {
            IndexedReview entry = entries.get(i);
            double cosine = entry.claimVector().cosine(meaning);
            for (IndexedReview.Wording wording : entry.wordings()) {
                cosine = Math.max(cosine, wording.vector().cosine(meaning));
            }
            boolean near = kept.size() < most || cosine > kept.element().cosine();
            if (near && entry.review().validity().contains(today)) {
                kept.add(new Near(i, cosine));
                if (kept.size() > most) {
                    kept.remove();
                }
            }
        }
        return kept.stream().map(Near::position).sorted().toList();
    }
}
