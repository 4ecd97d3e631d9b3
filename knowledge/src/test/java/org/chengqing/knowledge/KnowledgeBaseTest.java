package org.chengqing.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.chengqing.knowledge.cache.RedisSettings;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.CatalogSnapshot;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.knowledge.matching.MatchSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KnowledgeBaseTest {
    private static final String QUESTION = "听说菠菜和豆腐同吃会得肾结石，是真的吗";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);
    private static final KnowledgeOptions OPTIONS =
            new KnowledgeOptions(Duration.ofMillis(20), 100, MatchSettings.STANDARD, RedisSettings.STANDARD, Map.of());

    private final AtomicReference<CatalogSnapshot> snapshot =
            new AtomicReference<>(new CatalogSnapshot(1, Reviews.some()));
    private final Catalog catalog = mock(Catalog.class);

    @BeforeEach
    void catalogTellsItsSnapshot() {
        when(catalog.generation()).thenAnswer(call -> snapshot.get().generation());
        when(catalog.snapshot()).thenAnswer(call -> snapshot.get());
        when(catalog.snapshotAfter(any())).thenAnswer(call -> snapshot.get());
    }

    @Test
    void a_question_in_the_words_of_a_claim_is_confirmed_with_evidence() {
        try (KnowledgeBase base = open(CLOCK)) {
            MatchOutcome outcome = base.match(QUESTION);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            MatchOutcome.Confirmed.class,
                            confirmed -> assertThat(
                                            confirmed.match().review().id().value())
                                    .isEqualTo("spinach"));
            assertThat(outcome.evidence().generation()).isEqualTo(1);
            assertThat(outcome.evidence().candidates().getFirst().features()).containsKey("领先");
            assertThat(outcome.evidence().reason()).contains("菠菜");
        }
    }

    @Test
    void a_remembered_outcome_is_equal_to_the_first() {
        try (KnowledgeBase base = open(CLOCK)) {
            assertThat(base.match(QUESTION)).isEqualTo(base.match(QUESTION));
        }
    }

    @Test
    void nothing_and_something_else_are_not_answered() {
        try (KnowledgeBase base = open(CLOCK)) {
            assertThat(base.match("是真的吗")).isInstanceOf(MatchOutcome.NoMatch.class);
            assertThat(base.match("公章丢了怎么登报")).isInstanceOf(MatchOutcome.NoMatch.class);
        }
    }

    @Test
    void another_place_or_number_never_inherits_the_answer() {
        try (KnowledgeBase base = open(CLOCK)) {
            assertThat(base.match("北京市城区从3月13日起停水三天")).isNotInstanceOf(MatchOutcome.Confirmed.class);
            assertThat(base.match("云溪县城区从3月13日起停水九天")).isNotInstanceOf(MatchOutcome.Confirmed.class);
            assertThat(base.match("云溪县城区从5月20日起停水")).isNotInstanceOf(MatchOutcome.Confirmed.class);
        }
    }

    @Test
    void a_withdrawn_review_is_never_answered_again_and_a_released_one_at_once() throws InterruptedException {
        List<Long> heard = new CopyOnWriteArrayList<>();
        try (KnowledgeBase base = open(CLOCK)) {
            base.onChange(heard::add);
            assertThat(base.match(QUESTION)).isInstanceOf(MatchOutcome.Confirmed.class);
            snapshot.set(new CatalogSnapshot(2, without("spinach")));
            assertThat(base.awaitGeneration(2, Duration.ofSeconds(10))).isTrue();
            assertThat(base.match(QUESTION)).isInstanceOf(MatchOutcome.NoMatch.class);
            assertThat(base.released(new ClaimReviewId("spinach"))).isEmpty();
            snapshot.set(new CatalogSnapshot(3, Reviews.some()));
            assertThat(base.awaitGeneration(3, Duration.ofSeconds(10))).isTrue();
            assertThat(base.match(QUESTION)).isInstanceOf(MatchOutcome.Confirmed.class);
            assertThat(heard).contains(2L);
        }
    }

    @Test
    void a_review_answers_until_midnight_in_shanghai_of_its_last_day() {
        Validity today = new Validity(null, LocalDate.of(2026, 11, 22));
        List<ClaimReview> reviews = new ArrayList<>(without("spinach"));
        reviews.add(Reviews.of("spinach", "菠菜和豆腐同吃会得肾结石", ClaimReview.NATIONWIDE, today));
        snapshot.set(new CatalogSnapshot(1, reviews));
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T15:59:00Z"));
        try (KnowledgeBase base = open(new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        })) {
            assertThat(base.match(QUESTION)).isInstanceOf(MatchOutcome.Confirmed.class);
            now.set(Instant.parse("2026-11-22T16:01:00Z"));
            assertThat(base.match(QUESTION)).isInstanceOf(MatchOutcome.NoMatch.class);
        }
    }

    @Test
    void it_does_not_open_without_a_catalogue_but_goes_on_without_one() {
        try (KnowledgeBase base = open(CLOCK)) {
            when(catalog.generation()).thenThrow(new IllegalStateException("away"));
            assertThat(base.match(QUESTION)).isInstanceOf(MatchOutcome.Confirmed.class);
            assertThat(base.latest(3)).hasSize(3);
        }
        when(catalog.snapshot()).thenThrow(new IllegalStateException("away"));
        assertThatThrownBy(() -> open(CLOCK)).hasMessage("away");
    }

    private KnowledgeBase open(Clock clock) {
        return KnowledgeBase.open(catalog, OPTIONS, Sentences.BOTH, null, clock);
    }

    private static List<ClaimReview> without(String id) {
        return Reviews.some().stream()
                .filter(review -> !review.id().value().equals(id))
                .toList();
    }
}
