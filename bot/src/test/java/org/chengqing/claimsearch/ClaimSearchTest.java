package org.chengqing.claimsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chengqing.SampleReview;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.matching.Evidence;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.knowledge.matching.ScoredCandidate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What is found, in which order and on which page. */
class ClaimSearchTest {
    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private static final ClaimSearchSettings SETTINGS = settings(3, 5, 2);

    private final List<ClaimReview> reviews = new ArrayList<>();
    private final KnowledgeBase knowledge = Mockito.mock(KnowledgeBase.class);
    private final ClaimSearch search = new ClaimSearch(
            knowledge,
            new ClaimSearch.Office("县辟谣中心", URI.create("https://piyao.example.gov.cn/")),
            SETTINGS,
            Clock.fixed(NOW, ZoneOffset.UTC));

    ClaimSearchTest() {
        Mockito.when(knowledge.latest(Mockito.anyInt())).thenAnswer(_ -> List.copyOf(reviews));
        Mockito.when(knowledge.released(Mockito.any())).thenAnswer(call -> find(call.getArgument(0)));
        IntStream.range(0, 25).forEach(i -> reviews.add(review("r" + i, NOW.minus(Duration.ofDays(i)))));
    }

    private static ClaimSearchSettings settings(int perMinute, int all, int addresses) {
        return new ClaimSearchSettings(perMinute, all, addresses, 8, Duration.ofSeconds(60), 1000, 100, 1000);
    }

    private static ClaimReview review(String id, Instant at) {
        return SampleReview.of(id, "说法 " + id).updatedAt(at).review();
    }

    private Optional<ClaimReview> find(ClaimReviewId id) {
        return reviews.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private static SearchOrder order(String... pairs) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add(pairs[i], pairs[i + 1]);
        }
        return SearchOrder.of(parameters, SETTINGS);
    }

    private static SearchOrder listed(String... more) {
        List<String> all = new ArrayList<>(List.of("reviewPublisherSiteFilter", "piyao.example.gov.cn"));
        all.addAll(List.of(more));
        return order(all.toArray(String[]::new));
    }

    private static List<String> names(ClaimsAnswer answer) {
        return answer.claims().stream().map(it -> it.text().replace("说法 ", "")).toList();
    }

    @Test
    void pages_follow_each_other_though_something_is_released_or_withdrawn_in_between() {
        ClaimsAnswer first = search.find(listed());
        reviews.addFirst(review("fresh", NOW));
        ClaimsAnswer second = search.find(listed("pageToken", token(first)));
        reviews.removeIf(it -> it.id().value().equals("r19"));
        ClaimsAnswer third = search.find(listed("pageToken", token(second)));

        assertThat(names(first)).startsWith("r0").endsWith("r9").hasSize(10);
        assertThat(names(second)).startsWith("r10").endsWith("r19").hasSize(10);
        assertThat(names(third)).endsWith("r24").contains("r21");
        assertThat(third.nextPageToken()).isNull();
    }

    private static String token(ClaimsAnswer answer) {
        @Nullable String token = answer.nextPageToken();
        assertThat(token).isNotNull();
        return String.valueOf(token);
    }

    @Test
    void the_last_page_has_no_token_and_an_offset_may_lie_behind_it() {
        assertThat(search.find(listed("pageSize", "25")).nextPageToken()).isNull();
        assertThat(search.find(listed("pageSize", "24")).nextPageToken()).isNotNull();
        assertThat(names(search.find(listed("offset", "20")))).containsExactly("r20", "r21", "r22", "r23", "r24");
        assertThat(search.find(listed("offset", "999999999")).claims()).isEmpty();
        assertThat(names(search.find(listed("pageSize", "0")))).hasSize(10);
    }

    @Test
    void filters_by_age_language_and_site() {
        assertThat(names(search.find(listed("maxAgeDays", "2")))).containsExactly("r0", "r1", "r2");
        for (String zh : new String[] {"zh", "zh-CN", "zh-Hans-CN", "ZH"}) {
            assertThat(search.find(listed("languageCode", zh)).claims()).isNotEmpty();
        }
        assertThat(search.find(listed("languageCode", "en-US")).claims()).isEmpty();
        assertThat(search.find(order("reviewPublisherSiteFilter", "nytimes.com"))
                        .claims())
                .isEmpty();
        assertThat(search.find(order("reviewPublisherSiteFilter", "https://Piyao.example.gov.cn/"))
                        .claims())
                .isNotEmpty();
    }

    @Test
    void what_answers_comes_first_then_what_is_as_near_and_contradicts_nothing() {
        Mockito.when(knowledge.match("盐"))
                .thenReturn(new MatchOutcome.Confirmed(
                        List.of(new Match(reviews.get(5), 0.7), new Match(reviews.get(3), 0.9)),
                        new Evidence(
                                "盐",
                                1,
                                0.6,
                                0.1,
                                List.of(
                                        candidate("r3", 0.9, false),
                                        candidate("r5", 0.7, false),
                                        candidate("r7", 0.5, true),
                                        candidate("r8", 0.4, false),
                                        candidate("gone", 0.3, false),
                                        candidate("r9", 0.05, false)),
                                "")));
        Mockito.when(knowledge.match("别的"))
                .thenReturn(new MatchOutcome.NoMatch(
                        new Evidence("别的", 1, 0.6, 0.1, List.of(candidate("r1", 0.09, false)), "")));

        assertThat(names(search.find(order("query", "盐")))).containsExactly("r3", "r5", "r8");
        assertThat(search.find(order("query", "别的")).claims()).isEmpty();
    }

    private static ScoredCandidate candidate(String id, double score, boolean clash) {
        return new ScoredCandidate(new ClaimReviewId(id), score, List.of(), Map.of(), List.of(), clash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query=",
                "query=x&pageSize=-1",
                "query=x&pageSize=ten",
                "query=x&offset=1.5",
                "query=x&maxAgeDays=9999999999",
                "query=x&languageCode=中文",
                "query=x&reviewPublisherSiteFilter=https://",
                "query=x&pageToken=nonsense",
                "query=x&pageToken=MQow"
            })
    void refuses_what_makes_no_sense(String parameters) {
        String[] pairs = Arrays.stream(parameters.split("&"))
                .flatMap(it -> Arrays.stream(it.split("=", 2)))
                .toArray(String[]::new);

        assertThatThrownBy(() -> order(pairs))
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.code()).isEqualTo("INVALID_ARGUMENT"));
    }

    @Test
    void a_token_belongs_to_its_search_and_a_query_has_a_length() {
        String token = token(search.find(listed()));
        assertThatThrownBy(() -> listed("pageToken", token, "maxAgeDays", "3")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> order("query", "长".repeat(1001))).isInstanceOf(Refusal.class);
    }

    @Test
    void counts_for_each_address_and_for_all_and_forgets_after_a_minute() {
        Clock clock = Mockito.mock(Clock.class);
        Mockito.when(clock.instant()).thenReturn(NOW);
        SearchLimits limits = new SearchLimits(SETTINGS, clock);
        InetSocketAddress one = new InetSocketAddress("2001:db8::1", 1);
        InetSocketAddress neighbour = new InetSocketAddress("2001:db8::2", 1);
        limits.count(one);
        limits.count(neighbour);
        limits.count(one);
        assertThatThrownBy(() -> limits.count(neighbour)).isInstanceOf(Refusal.class);
        limits.count(new InetSocketAddress("10.0.0.1", 1));
        limits.count(null);
        assertThatThrownBy(() -> limits.count(new InetSocketAddress("10.0.0.2", 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.code()).isEqualTo("RESOURCE_EXHAUSTED"));
        Mockito.when(clock.instant()).thenReturn(NOW.plusSeconds(60));
        limits.count(neighbour);
    }
}
