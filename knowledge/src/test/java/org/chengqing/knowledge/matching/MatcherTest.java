package org.chengqing.knowledge.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.Reviews;
import org.chengqing.knowledge.Sentences;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.matching.MatchOutcome.Ambiguous;
import org.chengqing.knowledge.matching.MatchOutcome.Confirmed;
import org.chengqing.knowledge.matching.MatchOutcome.NoMatch;
import org.chengqing.knowledge.text.TextNormaliser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Matcher MATCHER = new Matcher(MatchSettings.STANDARD, Sentences.REAL, MatchModel.shipped());
    private static final ReviewIndex BASE = index(Reviews.some());

    private static ReviewIndex index(List<ClaimReview> reviews) {
        return ReviewIndex.build(1, reviews, Map.of("云溪县", "青禾市", "望川县", "青禾市"), Sentences.REAL);
    }

    private static MatchOutcome match(String text, ReviewIndex index) {
        return MATCHER.match(TextNormaliser.normalise(text), index, TODAY);
    }

    private static List<String> confirmed(MatchOutcome outcome) {
        return outcome instanceof Confirmed confirmed
                ? confirmed.matches().stream()
                        .map(match -> match.review().id().value())
                        .toList()
                : List.of();
    }

    @ParameterizedTest
    @CsvSource({
        "菠菜和豆腐能一起吃吗, spinach",
        "微波炉不会致癌吧, microwave",
        "听说吃碘盐防辐射是谣言？, salt",
        "吃點鹽可以防核輻射嗎？紫菜是塑膠做的, seaweed",
        "紧急通知📢云溪县城区3月13日起停水三天！！大家赶紧存水，转给家里人，晚了就没水用了, water",
    })
    void however_it_is_said_it_reaches_its_entry(String text, String id) {
        assertThat(confirmed(match(text, BASE))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "？？", "是真的吗", "求证！网传", "😀😀", "哈哈哈哈哈哈", "https://example.org/a?utm_source=x", "aaaa"})
    void a_text_that_says_nothing_matches_nothing(String text) {
        assertThat(match(text, BASE)).isInstanceOf(NoMatch.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"望川县城区从3月13日起停水三天", "云溪县城区从5月20日起停水三天", "北京停水三天是真的吗"})
    void a_clash_on_a_deciding_fact_never_inherits_the_verdict(String text) {
        assertThat(match(text, BASE)).isNotInstanceOf(Confirmed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"云溪县城区", "云溪", "云溪县？", "望川县是真的吗", "停水了吗", "紫菜？", "动物"})
    void a_place_or_a_word_alone_is_never_answered(String text) {
        assertThat(match(text, BASE)).isNotInstanceOf(Confirmed.class);
    }

    @Test
    void two_known_claims_in_one_message_give_both_answers_in_their_order() {
        assertThat(confirmed(match("微波炉加热食物会致癌，紫菜还是塑料做的，还让不让人吃饭了", BASE))).containsExactly("microwave", "seaweed");
    }

    @Test
    void a_text_that_an_editor_excluded_is_neither_answered_nor_offered() {
        List<ClaimReview> reviews = new ArrayList<>(Reviews.some());
        assertThat(confirmed(match("菠菜和豆腐能一起吃吗", BASE))).containsExactly("spinach");
        reviews.replaceAll(
                review -> review.id().value().equals("spinach") ? Reviews.excluding(review, "菠菜和豆腐能一起吃吗？") : review);
        MatchOutcome outcome = match("请问菠菜和豆腐能一起吃吗", index(reviews));
        assertThat(confirmed(outcome)).isEmpty();
        assertThat(outcome.evidence().candidates())
                .noneMatch(candidate -> candidate.id().value().equals("spinach"));
        assertThat(outcome instanceof Ambiguous).isFalse();
    }

    @Test
    void the_same_link_is_the_same_claim_however_it_was_shared() {
        List<ClaimReview> reviews = new ArrayList<>(Reviews.some());
        reviews.add(Reviews.nationwide("page", "短信称社保卡停用要点链接", "https://pay.example/a/1?id=7"));
        ReviewIndex index = index(reviews);
        assertThat(confirmed(match("http://m.pay.example/a/1/?utm_source=wx&id=7#top", index)))
                .containsExactly("page");
        assertThat(confirmed(match("朋友发来的，能点吗 https://www.pay.example/a/1?id=7&from=groupmessage", index)))
                .containsExactly("page");
        assertThat(match("https://pay.example/a/2?id=7", index)).isInstanceOf(NoMatch.class);
        assertThat(match("https://pay.example/", index)).isInstanceOf(NoMatch.class);
    }

    @Test
    void evidence_tells_views_features_facts_and_threshold() {
        Evidence evidence = match("望川县城区从3月13日起停水三天", BASE).evidence();
        ScoredCandidate first = evidence.candidates().getFirst();
        assertThat(first.id().value()).isEqualTo("water");
        assertThat(first.views()).contains("说法", "语义");
        assertThat(first.features()).containsKeys("语义", "说法被提到", "领先");
        assertThat(first.facts()).anyMatch(fact -> fact.contains("望川县"));
        assertThat(first.clash()).isTrue();
        assertThat(evidence.confirmThreshold())
                .isEqualTo(MatchSettings.STANDARD.regional().confirm());
    }
}
