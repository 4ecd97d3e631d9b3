package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.conversation.Messages.ambiguous;
import static org.chengqing.conversation.Messages.confirmed;
import static org.chengqing.conversation.Messages.noMatch;
import static org.chengqing.conversation.Messages.review;

import org.chengqing.conversation.Referrals.Referral;
import org.chengqing.knowledge.claim.ClaimReview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferralsTest {
    private final Referrals referrals = Shipped.referrals(Shipped.places());
    private final ClaimReview ours = review("W1", "云溪县停水三天");

    @ParameterizedTest
    @CsvSource({
        "杭州明天全城停水, 杭州市, www.piyao.org.cn",
        "听说上海要封路是真的吗, 上海市, www.piyao.org.cn",
        "望川县停电八小时, 望川县, www.piyao.org.cn",
        "白鹭区的学校停课, 白鹭区, 0000-5550456",
        "柳湾街道停水, 柳湾街道, 0000-5550456"
    })
    void a_claim_about_another_place_belongs_there(String text, String place, String address) {
        assertThat(referrals.of(text, noMatch())).hasValueSatisfying(referral -> {
            assertThat(referral.place()).isEqualTo(place);
            assertThat(referral.platform().address()).isEqualTo(address);
        });
        assertThat(referrals.of(text, ambiguous(ours))).map(Referral::place).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "明天全城停水",
                "云溪停水三天",
                "澄江镇停水三天",
                "青禾市要限行",
                "杭州的骗子到云溪来了",
                "武汉大学研究说隔夜水致癌",
                "上海专家说喝醋好",
                "北京路封路了",
                "四川人都爱吃辣所以不得流感",
                "全国都要停用身份证"
            })
    void a_claim_about_us_about_everybody_or_about_who_knows_where_stays(String text) {
        assertThat(referrals.of(text, noMatch())).isEmpty();
    }

    @Test
    void what_a_rebuttal_answers_or_may_hold_there_is_shown() {
        assertThat(referrals.of("杭州明天停水", confirmed(ours))).isEmpty();
        ClaimReview city = Messages.inRegion(review("C1", "停水要收费"), "全国");
        assertThat(referrals.of("杭州明天停水", ambiguous(city))).isEmpty();
        assertThat(referrals.of("杭州明天停水", ambiguous(ours))).isPresent();
    }
}
