package org.chengqing.knowledge.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.facts.FactReader;
import org.chengqing.knowledge.facts.Gazetteer;
import org.jspecify.annotations.Nullable;

/**
 * Builds one generation after another. Reviews that equal those of the generation before keep their prepared entries and
 * documents, so a change costs what has changed; the result equals that of a build from nothing. Generations are
 * independent of the builder and of each other. For one thread at a time, apart from closing.
 */
public final class IndexBuilder implements AutoCloseable {
    private final Map<String, String> placesAbove;
    private final SentenceModel model;
    private Map<ClaimReviewId, IndexedReview> prepared = Map.of();
    private FactReader facts = new FactReader(Gazetteer.of(Map.of(), List.of()));
    private volatile DocumentWriter documents = new DocumentWriter();

    /**
     * @param placesAbove place → the place above it, for all places the office knows; may be empty
     * @param model gives texts their vectors
     */
    public IndexBuilder(Map<String, String> placesAbove, SentenceModel model) {
        this.placesAbove = Map.copyOf(placesAbove);
        this.model = model;
    }

    /** The index of those reviews that are released. */
    public ReviewIndex build(long generation, List<ClaimReview> reviews) {
        Map<String, ClaimReview> released = new TreeMap<>();
        reviews.stream()
                .filter(review -> review.state() == ReviewState.RELEASED)
                .forEach(review -> released.put(review.id().value(), review));
        Gazetteer gazetteer = Gazetteer.of(placesAbove, released.values());
        boolean samePlaces = gazetteer.equals(facts.gazetteer());
        facts = samePlaces ? facts : new FactReader(gazetteer);
        Map<ClaimReviewId, IndexedReview> next = new LinkedHashMap<>();
        List<IndexedReview> changed = new ArrayList<>();
        for (ClaimReview review : released.values()) {
            @Nullable IndexedReview known = prepared.get(review.id());
            if (known != null && known.review().equals(review)) {
                next.put(review.id(), samePlaces ? known : known.readBy(facts));
            } else {
                IndexedReview fresh = IndexedReview.of(review, facts, model);
                next.put(review.id(), fresh);
                changed.add(fresh);
            }
        }
        List<ClaimReviewId> gone =
                prepared.keySet().stream().filter(id -> !next.containsKey(id)).toList();
        DirectoryReader reader = write(changed, gone);
        prepared = next;
        return new ReviewIndex(generation, reader, List.copyOf(next.values()), facts);
    }

    /** What a failed write has left is unknown: the next build begins from nothing. */
    private DirectoryReader write(List<IndexedReview> changed, List<ClaimReviewId> gone) {
        try {
            return documents.update(changed, gone);
        } catch (RuntimeException | Error e) {
            prepared = Map.of();
            documents.close();
            documents = new DocumentWriter();
            throw e;
        }
    }

    /** Frees what the next build would have used; generations stay open. */
    @Override
    public void close() {
        documents.close();
    }
}
