package org.chengqing.knowledge;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.chengqing.knowledge.cache.EmptyCache;
import org.chengqing.knowledge.cache.LocalMatchCache;
import org.chengqing.knowledge.cache.MatchCache;
import org.chengqing.knowledge.cache.MatchKey;
import org.chengqing.knowledge.cache.RedisMatchCache;
import org.chengqing.knowledge.cache.StoredOutcome;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.CatalogSnapshot;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.embedding.SentenceModels;
import org.chengqing.knowledge.facts.TextFacts;
import org.chengqing.knowledge.index.CurrentIndex;
import org.chengqing.knowledge.index.IndexBuilder;
import org.chengqing.knowledge.index.IndexFollower;
import org.chengqing.knowledge.index.IndexedReview;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.matching.MatchModel;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.knowledge.matching.Matcher;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.TextNormaliser;
import org.jspecify.annotations.Nullable;

/**
 * The only door to what is known. Safe for use by many threads. It answers from memory: once open it needs neither
 * PostgreSQL nor Redis, and follows the catalogue within {@link KnowledgeOptions#poll()} plus the time to index what has
 * changed while PostgreSQL is there.
 */
public final class KnowledgeBase implements AutoCloseable {
    /** Where the days of a review's validity are counted. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private final Matcher matcher;
    private final MatchCache cache;
    private final CurrentIndex current;
    private final GenerationListeners listeners = new GenerationListeners();
    private final IndexFollower follower;
    private final IndexBuilder builder;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private CatalogSnapshot snapshot;

    private KnowledgeBase(
            Catalog catalog, KnowledgeOptions options, SentenceModels sentences, MatchCache cache, Clock clock) {
        this.clock = clock;
        this.matcher = new Matcher(options.matching(), sentences.asked(), MatchModel.shipped());
        this.cache = new LocalMatchCache(options.localAnswers(), cache);
        this.builder = new IndexBuilder(options.placesAbove(), sentences.published());
        this.snapshot = catalog.snapshot();
        this.current = new CurrentIndex(build(snapshot));
        this.follower = new IndexFollower(
                current, catalog::generation, () -> buildNext(catalog), listeners::changed, options.poll());
        follower.start();
    }

    /**
     * Reads the catalogue, builds the first index and begins to follow. Blocks on JDBC and throws what it throws when the
     * catalogue cannot be read.
     *
     * @param catalog the truth
     * @param options how to work
     * @param sentences give texts their vectors; stay open
     * @param redis gives the commands of an open connection without waiting; null where no Redis is to be used
     * @param clock tells the day and measures pauses
     */
    public static KnowledgeBase open(
            Catalog catalog,
            KnowledgeOptions options,
            SentenceModels sentences,
            @Nullable Supplier<RedisClusterAsyncCommands<String, String>> redis,
            Clock clock) {
        MatchCache cache = redis == null ? new EmptyCache() : new RedisMatchCache(redis, options.redis(), clock);
        return new KnowledgeBase(catalog, options, sentences, cache, clock);
    }

    /**
     * Answers from exactly these reviews, each valid on every day, without a catalogue, a cache or a thread behind it: for
     * measuring. Safe for use by many threads.
     *
     * @param reviews only the released ones answer
     * @param options thresholds and places; the rest is not used
     * @param sentences give texts their vectors
     */
    public static Function<String, MatchOutcome> over(
            List<ClaimReview> reviews, KnowledgeOptions options, SentenceModels sentences) {
        List<ClaimReview> always = reviews.stream().map(ClaimReview::onEveryDay).toList();
        ReviewIndex index = ReviewIndex.build(1, always, options.placesAbove(), sentences.published());
        Matcher matcher = new Matcher(options.matching(), sentences.asked(), MatchModel.shipped());
        return text -> matcher.match(TextNormaliser.normalise(text), index, LocalDate.EPOCH);
    }

    /** On the follower's thread. */
    private ReviewIndex buildNext(Catalog catalog) {
        snapshot = catalog.snapshotAfter(snapshot);
        return build(snapshot);
    }

    private ReviewIndex build(CatalogSnapshot reviews) {
        return builder.build(reviews.generation(), reviews.released());
    }

    /** What is known about this text. May wait briefly for Redis; never asks the database. */
    public MatchOutcome match(String text) {
        NormalisedText normalised = TextNormaliser.normalise(text);
        LocalDate today = today();
        try (CurrentIndex.Lease lease = current.lease()) {
            ReviewIndex index = lease.index();
            if (normalised.saysNothing()) {
                return matcher.match(normalised, index, today);
            }
            MatchKey key = MatchKey.of(normalised, index, today, matcher);
            Optional<MatchOutcome> remembered =
                    cache.get(key).flatMap(stored -> stored.resolve(normalised.folded(), id -> find(index, id, today)));
            (remembered.isPresent() ? hits : misses).increment();
            return remembered.orElseGet(() -> {
                MatchOutcome outcome = matcher.match(normalised, index, today);
                cache.put(key, StoredOutcome.of(outcome));
                return outcome;
            });
        }
    }

    /** How often an outcome was remembered, and how often not, since this was opened. */
    public CacheUse cacheUse() {
        return new CacheUse(hits.sum(), misses.sum());
    }

    /** The facts that a text names, read with the places known here; from memory. */
    public TextFacts factsOf(String text) {
        try (CurrentIndex.Lease lease = current.lease()) {
            return lease.index().factReader().readRaw(text);
        }
    }

    /** The review of this name if it is released and valid today; from memory. */
    public Optional<ClaimReview> released(ClaimReviewId id) {
        try (CurrentIndex.Lease lease = current.lease()) {
            return find(lease.index(), id, today());
        }
    }

    /** The newest released and valid reviews, newest first; from memory. */
    public List<ClaimReview> latest(int most) {
        try (CurrentIndex.Lease lease = current.lease()) {
            return lease.index().latest(most, today());
        }
    }

    /** The catalogue generation that answers now. */
    public long generation() {
        try (CurrentIndex.Lease lease = current.lease()) {
            return lease.index().generation();
        }
    }

    /**
     * Calls the listener with every generation from now on, once it has begun to answer. It runs on the thread that
     * follows the catalogue and must not block it; what it throws is logged.
     */
    public void onChange(LongConsumer listener) {
        listeners.add(listener);
    }

    /** Waits until this or a later generation answers; false when it does not within the time. */
    public boolean awaitGeneration(long generation, Duration atMost) throws InterruptedException {
        return listeners.await(() -> generation() >= generation, atMost);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private static Optional<ClaimReview> find(ReviewIndex index, ClaimReviewId id, LocalDate today) {
        return index.find(id, today).map(IndexedReview::review);
    }

    /** Stops following and frees the index. Texts must not be asked about any more. */
    @Override
    public void close() {
        follower.close();
        builder.close();
        current.close();
    }
}
