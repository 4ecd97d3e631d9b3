package org.chengqing.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.embedding.SentenceVector;
import org.chengqing.knowledge.facts.FactReader;
import org.chengqing.knowledge.text.AnalysedText;

/** One generation of released reviews, immutable once built. Closed when its last lease ends. */
public final class ReviewIndex {
    private final long generation;
    private final String fingerprint;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final List<IndexedReview> entries;
    private final Map<ClaimReviewId, IndexedReview> byId;
    private final Map<String, List<IndexedReview>> byLink;
    private final Rarity rarity;
    private final FactReader factReader;
    private final VectorView vectors;

    /** Takes over the reader, whose document numbers are positions in the list. */
    ReviewIndex(long generation, DirectoryReader reader, List<IndexedReview> entries, FactReader factReader) {
        this.factReader = factReader;
        this.generation = generation;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.searcher.setQueryCache(null); // queries hardly ever repeat: answers are cached, not clauses
        this.entries = entries;
        this.byId = new HashMap<>();
        this.byLink = new HashMap<>();
        for (IndexedReview entry : entries) {
            byId.put(entry.review().id(), entry);
            entry.links()
                    .forEach(link -> byLink.computeIfAbsent(link, fresh -> new ArrayList<>())
                            .add(entry));
        }
        this.rarity = new Rarity(entries.stream().map(ReviewIndex::termsOf).toList());
        this.vectors = new VectorView(entries);
        this.fingerprint = Fingerprint.of(entries);
    }

    /**
     * Builds the index of those reviews that are released, from nothing.
     *
     * @param placesAbove place → the place above it, for all places the office knows; may be empty
     * @param model gives texts their vectors
     */
    public static ReviewIndex build(
            long generation, List<ClaimReview> reviews, Map<String, String> placesAbove, SentenceModel model) {
        try (IndexBuilder builder = new IndexBuilder(placesAbove, model)) {
            return builder.build(generation, reviews);
        }
    }

    /** All kinds of terms of an entry, each once. */
    private static long[] termsOf(IndexedReview entry) {
        LongStream sounds = entry.wordings().stream()
                .flatMapToLong(wording -> Arrays.stream(wording.text().sounds().pairs()))
                .distinct();
        return LongStream.concat(
                        LongStream.concat(
                                Arrays.stream(entry.whole().terms()),
                                Arrays.stream(entry.whole().words())),
                        sounds)
                .toArray();
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
     * Entries that may be meant, valid on that day: the best by the words of claims and aliases, by those of the whole, by
     * sound and by meaning. Their order says nothing; scores are made elsewhere.
     *
     * @param text what is asked
     * @param meaning the vector of its head
     * @param clauses vectors of some of its clauses
     * @param most how many of each view
     */
    public List<Candidate> candidates(
            AnalysedText text, SentenceVector meaning, List<SentenceVector> clauses, LocalDate today, int most) {
        Map<Integer, Set<View>> found = new LinkedHashMap<>();
        CandidateQuery query = new CandidateQuery(reader, text, today);
        add(found, View.WORDINGS, hits(query.overWordings(), most));
        add(found, View.WHOLE, hits(query.overWhole(), most));
        add(found, View.SOUNDS, hits(query.overSounds(), most));
        add(found, View.MEANING, vectors.nearest(meaning, today, most));
        clauses.forEach(clause -> add(found, View.CLAUSE, vectors.nearest(clause, today, most / 2)));
        return found.entrySet().stream()
                .map(one -> new Candidate(entries.get(one.getKey()), one.getValue()))
                .toList();
    }

    /** The entries valid on that day whose claim or aliases hold one of these links. */
    public List<IndexedReview> linked(Set<String> links, LocalDate today) {
        return links.stream()
                .flatMap(link -> byLink.getOrDefault(link, List.of()).stream())
                .filter(entry -> entry.review().validity().contains(today))
                .distinct()
                .toList();
    }

    private List<Integer> hits(Query view, int most) {
        try {
            return Arrays.stream(searcher.search(view, most).scoreDocs)
                    .map(hit -> hit.doc)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("searching generation " + generation, e);
        }
    }

    private static void add(Map<Integer, Set<View>> found, View view, List<Integer> hits) {
        hits.forEach(hit ->
                found.computeIfAbsent(hit, fresh -> EnumSet.noneOf(View.class)).add(view));
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
