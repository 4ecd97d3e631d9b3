package org.chengqing.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.chengqing.knowledge.Reviews;
import org.chengqing.knowledge.Sentences;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.knowledge.text.AnalysedText;
import org.chengqing.knowledge.text.Terms;
import org.chengqing.knowledge.text.TextNormaliser;
import org.junit.jupiter.api.Test;

class ReviewIndexTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Property(tries = 60)
    void finds_every_review_that_a_linear_scan_finds_a_shared_pair_in(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 11) Integer> words) {
        String[] vocabulary = {"停水", "三天", "云溪", "菠菜", "豆腐", "结石", "碘盐", "辐射", "地震", "动物", "疫苗", "学校"};
        List<ClaimReview> reviews = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            reviews.add(Reviews.nationwide("r" + i, vocabulary[words.get(i)] + vocabulary[words.get(i + 1)]));
        }
        ReviewIndex index = ReviewIndex.build(1, reviews, Map.of(), Sentences.ofCharacters());
        String text = vocabulary[words.getFirst()] + "，" + vocabulary[words.getLast()];
        long[] asked = Terms.of(TextNormaliser.normalise(text).core());
        List<String> scanned = index.entries().stream()
                .filter(entry -> sharePair(asked, entry.whole().terms()))
                .map(entry -> entry.review().id().value())
                .toList();
        assertThat(candidates(index, text, TODAY).stream()
                        .map(candidate -> candidate.entry().review().id().value()))
                .containsAll(scanned);
    }

    private static List<Candidate> candidates(ReviewIndex index, String text, LocalDate today) {
        String core = TextNormaliser.normalise(text).core();
        return index.candidates(AnalysedText.of(core), Sentences.ofCharacters().encode(core), List.of(), today, 100);
    }

    @Test
    void each_view_finds_what_only_it_can_see() {
        List<ClaimReview> reviews = List.of(
                Reviews.nationwide("water", "停水三天"),
                Reviews.nationwide("spinach", "菠菜和豆腐同吃会得肾结石"),
                Reviews.nationwide("salt", "吃碘盐能防辐射"));
        ReviewIndex index = ReviewIndex.build(1, reviews, Map.of(), Sentences.REAL);
        assertThat(views(index, "tingshui了", "water")).contains(View.SOUNDS).doesNotContain(View.WORDINGS);
        assertThat(views(index, "水管里一滴水都没有", "water")).contains(View.MEANING);
        assertThat(views(index, "菠菜豆腐", "spinach")).contains(View.WORDINGS, View.WHOLE, View.SOUNDS);
    }

    private static Set<View> views(ReviewIndex index, String text, String id) {
        String core = TextNormaliser.normalise(text).core();
        return index.candidates(AnalysedText.of(core), Sentences.REAL.encode(core), List.of(), TODAY, 5).stream()
                .filter(candidate -> candidate.entry().review().id().value().equals(id))
                .findFirst()
                .orElseThrow()
                .views();
    }

    private static boolean sharePair(long[] one, long[] two) {
        return Arrays.stream(one).anyMatch(term -> !Terms.isSingle(term) && Arrays.binarySearch(two, term) >= 0);
    }

    @Test
    void a_review_is_found_on_its_days_only() {
        Validity yesterday = new Validity(null, TODAY.minusDays(1));
        ReviewIndex index = ReviewIndex.build(
                1, List.of(Reviews.of("a", "云溪停水三天", "云溪县", yesterday)), Map.of(), Sentences.ofCharacters());
        assertThat(candidates(index, "云溪停水三天", TODAY.minusDays(1))).hasSize(1);
        assertThat(candidates(index, "云溪停水三天", TODAY)).isEmpty();
        assertThat(index.latest(5, TODAY)).isEmpty();
    }

    @Test
    void searches_go_on_while_generations_are_swapped_and_the_old_ones_close() throws Exception {
        CurrentIndex current =
                new CurrentIndex(ReviewIndex.build(0, Reviews.some(), Map.of(), Sentences.ofCharacters()));
        AtomicBoolean stop = new AtomicBoolean();
        List<ReviewIndex> generations = new ArrayList<>();
        try (ExecutorService searchers = Executors.newFixedThreadPool(2)) {
            Future<Long> searched = searchers.submit(() -> {
                long count = 0;
                while (!stop.get() || count == 0) {
                    try (CurrentIndex.Lease lease = current.lease()) {
                        assertThat(candidates(lease.index(), "菠菜豆腐", TODAY)).isNotEmpty();
                        count++;
                    }
                }
                return count;
            });
            for (int generation = 1; generation <= 20; generation++) {
                ReviewIndex next = ReviewIndex.build(generation, Reviews.some(), Map.of(), Sentences.ofCharacters());
                generations.add(next);
                current.swap(next);
            }
            stop.set(true);
            assertThat(searched.get()).isPositive();
        }
        assertThat(generations.subList(0, 19)).allMatch(ReviewIndex::isClosed);
        assertThat(generations.getLast().isClosed()).isFalse();
        current.close();
        assertThat(generations.getLast().isClosed()).isTrue();
        assertThatThrownBy(current::lease).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_failed_rebuild_leaves_the_old_generation_answering_and_is_tried_again() {
        CurrentIndex current =
                new CurrentIndex(ReviewIndex.build(1, Reviews.some(), Map.of(), Sentences.ofCharacters()));
        AtomicLong attempts = new AtomicLong();
        try (IndexFollower follower = new IndexFollower(
                current,
                () -> 2,
                () -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("away");
                    }
                    return ReviewIndex.build(2, List.of(), Map.of(), Sentences.ofCharacters());
                },
                generation -> {},
                Duration.ofMillis(10))) {
            follower.start();
            await().untilAsserted(() -> {
                try (CurrentIndex.Lease lease = current.lease()) {
                    assertThat(lease.index().generation()).isEqualTo(2);
                }
            });
        }
        assertThat(attempts).hasValue(3);
    }
}
