package org.chengqing.claimsearch;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.replies.ReviewPage;
import org.jspecify.annotations.Nullable;

/** Finds released and valid reviews: by meaning, as in the chat, or the newest where nothing is asked. */
final class ClaimSearch {
    private static final String LANGUAGE = "zh";
    private static final String LANGUAGE_OF_REVIEWS = "zh-CN";

    private final KnowledgeBase knowledge;
    private final Office office;
    private final ClaimSearchSettings settings;
    private final Clock clock;

    ClaimSearch(KnowledgeBase knowledge, Office office, ClaimSearchSettings settings, Clock clock) {
        this.knowledge = knowledge;
        this.office = office;
        this.settings = settings;
        this.clock = clock;
    }

    /** Changes when the answer to an order may. */
    String version() {
        return knowledge.generation() + "-" + today();
    }

    /** The page asked for. Blocks: it compares texts, and may wait briefly for Redis. */
    ClaimsAnswer find(SearchOrder order) {
        boolean foreign = !order.language().isEmpty() && !order.language().equals(LANGUAGE);
        if (foreign || !(order.site().isEmpty() || order.site().equals(office.site()))) {
            return new ClaimsAnswer(List.of(), null);
        }
        List<ClaimReview> reviews =
                order.query().isEmpty() ? knowledge.latest(settings.listed()) : matching(order.query());
        return page(order, reviews.stream().filter(youngEnough(order)).toList());
    }

    private Predicate<ClaimReview> youngEnough(SearchOrder order) {
        Integer most = order.maxAgeDays();
        if (most == null) {
            return _ -> true;
        }
        LocalDate today = today();
        return review -> ChronoUnit.DAYS.between(ReviewPage.dayOf(review.updatedAt()), today) <= most;
    }

    private LocalDate today() {
        return ReviewPage.dayOf(clock.instant());
    }

    /** What answers or would be offered in the chat, best first; then what is as near and contradicts nothing. */
    private List<ClaimReview> matching(String query) {
        MatchOutcome outcome = knowledge.match(query);
        Map<ClaimReviewId, ClaimReview> found = new LinkedHashMap<>();
        switch (outcome) {
            case MatchOutcome.Confirmed confirmed -> put(found, confirmed.matches());
            case MatchOutcome.Ambiguous ambiguous -> put(found, ambiguous.candidates());
            case MatchOutcome.NoMatch _ -> {
                return List.of();
            }
        }
        outcome.evidence().candidates().stream()
                .filter(it -> !it.clash() && it.score() >= outcome.evidence().candidateThreshold())
                .forEach(it -> knowledge.released(it.id()).ifPresent(review -> found.putIfAbsent(it.id(), review)));
        return List.copyOf(found.values());
    }

    private static void put(Map<ClaimReviewId, ClaimReview> found, List<Match> matches) {
        matches.stream()
                .sorted(Comparator.comparingDouble(Match::score).reversed())
                .forEach(match -> found.put(match.review().id(), match.review()));
    }

    private ClaimsAnswer page(SearchOrder order, List<ClaimReview> all) {
        int from = Math.min(start(order, all), all.size());
        int to = Math.min(from + order.pageSize(), all.size());
        String next = null;
        if (from < to && to < all.size()) {
            next = new PageToken(to, all.get(to - 1).id().value(), order.fingerprint()).text();
        }
        return new ClaimsAnswer(all.subList(from, to).stream().map(this::claim).toList(), next);
    }

    private static int start(SearchOrder order, List<ClaimReview> all) {
        @Nullable PageToken token = order.token();
        if (token == null) {
            return order.offset();
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().value().equals(token.last())) {
                return i + 1;
            }
        }
        return token.position();
    }

    private ClaimsAnswer.Claim claim(ClaimReview review) {
        ReviewPage page = ReviewPage.of(review, ReviewPage.Standing.CURRENT, office.base(), office.name());
        return new ClaimsAnswer.Claim(
                review.claim().text(),
                List.of(new ClaimsAnswer.Review(
                        new ClaimsAnswer.Publisher(office.name(), office.site()),
                        page.address(),
                        page.title(),
                        review.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                        review.rating().label(),
                        LANGUAGE_OF_REVIEWS)));
    }

    /**
     * Whose reviews these are.
     *
     * @param base the address of the service as people outside reach it
     */
    record Office(String name, URI base) {
        String site() {
            return String.valueOf(base.getHost()).toLowerCase(Locale.ROOT);
        }
    }
}
