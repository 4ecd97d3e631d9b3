package org.chengqing.knowledge.evaluation.baseline;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.embedding.SentenceVector;

/** The cosine between a text and the nearest of a review's claim and aliases. */
final class Vectors implements Baseline {
    private final SentenceModel model;
    /** Of all bases so far: one base is measured beside several sets. */
    private final Map<String, SentenceVector> known = new HashMap<>();

    private record Entry(String id, List<SentenceVector> wordings) {
        Ranking.Hit to(SentenceVector text) {
            return new Ranking.Hit(
                    id, wordings.stream().mapToDouble(text::cosine).max().orElseThrow());
        }
    }

    Vectors(SentenceModel model) {
        this.model = model;
    }

    @Override
    public String name() {
        return "句向量";
    }

    @Override
    public Ranking over(List<ClaimReview> reviews) {
        List<Entry> entries = reviews.stream().map(this::entry).toList();
        return (text, most) -> {
            SentenceVector vector = model.encode(text);
            return entries.stream()
                    .map(entry -> entry.to(vector))
                    .sorted(Comparator.comparingDouble(Ranking.Hit::score).reversed())
                    .limit(most)
                    .toList();
        };
    }

    private Entry entry(ClaimReview review) {
        return new Entry(
                review.id().value(),
                Stream.concat(Stream.of(review.claim().text()), review.aliases().stream())
                        .map(text -> known.computeIfAbsent(text, model::encode))
                        .toList());
    }
}
