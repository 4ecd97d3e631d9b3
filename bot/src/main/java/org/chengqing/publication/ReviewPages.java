package org.chengqing.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.replies.ReviewPage;
import org.chengqing.replies.ReviewPage.Standing;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Finds what a public page may show: in memory what answers today, in the database what did once. */
final class ReviewPages implements AutoCloseable {
    private final KnowledgeBase knowledge;
    private final Catalog catalog;
    private final PublicationSettings settings;
    private final Clock clock;
    private final Semaphore lookups;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("publication-", 0).factory());
    private final Scheduler database = Schedulers.fromExecutorService(threads);

    ReviewPages(KnowledgeBase knowledge, Catalog catalog, PublicationSettings settings, Clock clock) {
        this.knowledge = knowledge;
        this.catalog = catalog;
        this.settings = settings;
        this.clock = clock;
        this.lookups = new Semaphore(settings.lookupsAtOnce());
    }

    /** The page of this name; empty when there is none for the public, an error when the database is away or busy. */
    Mono<ReviewPage> find(String name) {
        ClaimReviewId id;
        try {
            id = new ClaimReviewId(name);
        } catch (IllegalArgumentException e) {
            return Mono.empty();
        }
        Optional<ClaimReview> released = knowledge.released(id);
        return released.isPresent()
                ? Mono.just(settings.page(released.get(), Standing.CURRENT))
                : Mono.fromCallable(bounded(() -> catalog.find(id)))
                        .subscribeOn(database)
                        .flatMap(found -> Mono.justOrEmpty(found.flatMap(this::pageOf)));
    }

    private <T> Callable<T> bounded(Callable<T> lookup) {
        return () -> {
            if (!lookups.tryAcquire()) {
                throw new IllegalStateException(settings.lookupsAtOnce() + " lookups are running");
            }
            try {
                return lookup.call();
            } finally {
                lookups.release();
            }
        };
    }

    private Optional<ReviewPage> pageOf(ClaimReview review) {
        return standingOf(review).map(standing -> settings.page(review, standing));
    }

    private Optional<Standing> standingOf(ClaimReview review) {
        return switch (review.state()) {
            case DRAFT, IN_REVIEW -> Optional.empty();
            case WITHDRAWN -> Optional.of(Standing.WITHDRAWN);
            case SUPERSEDED -> Optional.of(Standing.SUPERSEDED);
            case RELEASED -> releasedStanding(review);
        };
    }

    /** Released a moment ago, so that memory does not have it yet, or out of its time. */
    private Optional<Standing> releasedStanding(ClaimReview review) {
        LocalDate today = ReviewPage.dayOf(clock.instant());
        LocalDate from = review.validity().from();
        if (from != null && today.isBefore(from)) {
            return Optional.empty();
        }
        return Optional.of(review.validity().contains(today) ? Standing.CURRENT : Standing.EXPIRED);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
