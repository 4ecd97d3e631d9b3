package org.chengqing.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactComparisonTest {
    private static final Map<String, String> ABOVE =
            Map.of("云溪县", "青禾市", "白鹭区", "青禾市", "澄江镇", "云溪县", "石桥镇", "云溪县", "望川县", "临溪市", "青禾市", "全国");
    private static final FactReader READER = new FactReader(Gazetteer.of(ABOVE, List.of()));

    @ParameterizedTest
    @CsvSource({
        "云溪县停水三天, 云溪县, 云溪停水72小时, AGREE, false",
        "青禾市停水三天, 青禾市, 云溪停水三天, BELOW, false",
        "澄江镇停水三天, 澄江镇, 云溪停水三天, ABOVE, false",
        "云溪县停水三天, 云溪县, 望川停水三天, SIDEWAYS, true",
        "云溪县停水三天, 云溪县, 要停水三天, ABSENT_IN_QUERY, false",
        "隔夜水致癌, 全国, 云溪的隔夜水致癌, BELOW, false",
        "石桥镇卫生院撤销, 云溪县, 澄江镇卫生院撤销, SIDEWAYS, true",
        "停水三天, 云溪县, 白鹭区停水三天, SIDEWAYS, true"
    })
    void a_review_covers_what_lies_in_its_place(
            String claim, String region, String text, Relation relation, boolean clash) {
        FactComparison comparison = compare(text, review(claim, region, ""));
        assertThat(comparison.relation(Kind.PLACE, Part.CLAIM)).isEqualTo(relation);
        assertThat(comparison.clash()).isEqualTo(clash);
    }

    @ParameterizedTest
    @CsvSource({
        "云溪县停水三天, 云溪停水五天, QUANTITY",
        "3月13日起停水, 3月20号起停水, DATE",
        "2027年医保涨到680元, 2028年医保涨到680元, DATE",
        "国庆期间限行, 元旦限行, DATE",
        "云溪县实验小学停课, 云溪一中停课, SPOT",
        "云溪县人民医院停诊, 云溪县妇幼保健院停诊, SPOT",
        "云溪县5路公交停运, 云溪县6路公交停运, SPOT",
        "给初一女生打HPV疫苗, 给高三女生打HPV疫苗, GROUP",
        "职工医保个人账户取消, 居民医保个人账户取消, GROUP",
        "60岁以上免费, 55岁以上免费, QUANTITY",
        "年息18%保本, 年息12%保本, QUANTITY"
    })
    void another_deciding_fact_vetoes(String claim, String text, Kind kind) {
        assertThat(compare(text, review(claim, "全国", "")).clashing()).containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "疯狗咬伤20多人, 疯狗咬伤30人",
        "疯狗咬伤20多人, 疯狗咬伤25人",
        "云溪停课两周, 云溪停课半个月",
        "8月31日前认证, 不认证9月起停发",
        "云溪县实验小学停课, 实小停课",
        "云溪县人民医院停诊, 县医院停诊",
        "云溪县猪肉涨到50元一斤, 猪肉五十一斤"
    })
    void drift_and_other_spellings_do_not_veto(String claim, String text) {
        assertThat(compare(text, review(claim, "全国", "")).clash()).isFalse();
    }

    @Test
    void a_count_that_differs_is_marked_as_drift() {
        FactComparison comparison = compare("咬伤30人", review("咬伤20人", "全国", ""));
        assertThat(comparison.relation(Dimension.COUNT, Part.CLAIM)).isEqualTo(Relation.DRIFT);
        assertThat(comparison.closeness(Part.CLAIM)).isCloseTo(2 / 3.0, offset(1e-9));
        assertThat(comparison.words()).containsExactly("数字有出入：30人，条目为 20人");
    }

    @Test
    void a_number_that_the_body_tells_does_not_veto() {
        assertThat(compare("交450元", review("医保涨到680元", "全国", "其实是450元")).clash())
                .isFalse();
    }

    @Test
    void facts_are_counted_where_they_stand() {
        FactCounts counts = compare("云溪停水三天，不收450元", review("云溪县3月13日起停水三天", "云溪县", "要收450元"))
                .counts();
        assertThat(counts).isEqualTo(new FactCounts(2, 1, 0, 1));
    }

    @Test
    void a_clash_is_told_in_plain_words() {
        assertThat(compare("望川县停水", review("云溪县停水", "云溪县", "")).words()).containsExactly("地点不同：望川县 ≠ 云溪县");
    }

    @Property(tries = 300)
    void a_claim_never_clashes_with_itself(@ForAll String claim) {
        String text = claim.isBlank() ? "停水" : claim;
        assertThat(compare(text, review(text, "全国", "")).clash()).isFalse();
    }

    private static FactComparison compare(String text, ClaimReview review) {
        return FactComparison.compare(READER.readRaw(text), READER.read(review));
    }

    private static ClaimReview review(String claim, String region, String body) {
        return new ClaimReview(
                new ClaimReviewId("r1"),
                new Claim(claim),
                Rating.UNPROVEN,
                "不属实。",
                body,
                List.of(),
                region,
                "其他",
                List.of(),
                List.of(),
                Facts.NONE,
                Validity.ALWAYS,
                ReviewState.RELEASED,
                null,
                false,
                1,
                Instant.EPOCH);
    }
}
