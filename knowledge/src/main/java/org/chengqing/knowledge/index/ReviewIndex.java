package org.chengqing.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.facts.FactReader;
import org.chengqing.knowledge.text.NormalisedText;

/** One generation of released reviews, immutable once built. Closed when its last lease ends. */
public final class ReviewIndex {
    private final long generation;
    private final String fingerprint;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final List<IndexedReview> entries;
    private final Map<ClaimReviewId, IndexedReview> byId;
    private final Rarity rarity;
    private final FactReader factReader;

    /** Takes over the reader, whose document numbers are positions in the list. */
    ReviewIndex(long generation, DirectoryReader reader, List<IndexedReview> entries, FactReader factReader) {
        this.factReader = factReader;
        this.generation = generation;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.searcher.setQueryCache(null); // queries hardly ever repeat: answers are cached, not clauses
        this.entries = entries;
        this.byId = new HashMap<>();
        entries.forEach(entry -> byId.put(entry.review().id(), entry));
        this.rarity =
                new Rarity(entries.stream().map(entry -> entry.all().terms()).toList());
        this.fingerprint = Fingerprint.of(entries);
    }

    /**
     * Builds the index of those reviews that are released, from nothing.
     *
     * @param placesAbove place → the place above it, for all places the office knows; may be empty
     */
    public static ReviewIndex build(long generation, List<ClaimReview> reviews, Map<String, String> placesAbove) {
        try (IndexBuilder builder = new IndexBuilder(placesAbove)) {
            return builder.build(generation, reviews);
        }
    }

    /** The catalogue generation it was built from. */
    public long generation() {
        return generation;
    }

    /** A digest of the names and revisions in it: two catalogues that happen to share a generation differ here. */
    public String fingerprint() {
        return fingerprint;
    }

    /** How much each term tells in this base. */
    public Rarity rarity() {
        return rarity;
    }

    /** Reads facts with the places that its reviews and the office know. */
    public FactReader factReader() {
        return factReader;
    }

    /** All entries, whether valid today or not. */
    public List<IndexedReview> entries() {
        return entries;
    }

    /** The entry of this name if it is valid on that day. */
    public Optional<IndexedReview> find(ClaimReviewId id, LocalDate today) {
        return Optional.ofNullable(byId.get(id))
                .filter(entry -> entry.review().validity().contains(today));
    }

    /** The newest reviews valid on that day, newest first. */
    public List<ClaimReview> latest(int most, LocalDate today) {
        return entries.stream()
                .map(IndexedReview::review)
                .filter(review -> review.validity().contains(today))
                .sorted(Comparator.comparing(ClaimReview::updatedAt)
                        .reversed()
                        .thenComparing(review -> review.id().value()))
                .limit(most)
                .toList();
    }

    /**
     * Entries that may be meant, valid on that day: the best by the words of claims and aliases, and the best by those of
     * the whole. Their order says nothing; scores are made elsewhere.
     *
     * @param most how many of each of the two
     */
    public List<IndexedReview> candidates(NormalisedText text, LocalDate today, int most) {
        Set<Integer> found = new LinkedHashSet<>();
        CandidateQuery query = new CandidateQuery(reader, text, today);
        try {
            for (ScoreDoc hit : searcher.search(query.overWordings(), most).scoreDocs) {
                found.add(hit.doc);
            }
            for (ScoreDoc hit : searcher.search(query.overWhole(), most).scoreDocs) {
                found.add(hit.doc);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("searching generation " + generation, e);
        }
        return found.stream().map(entries::get).toList();
    }

    boolean tryLease() {
        return reader.tryIncRef();
    }

    void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("closing generation " + generation, e);
        }
    }

    boolean isClosed() {
        return reader.getRefCount() == 0;
    }
}
