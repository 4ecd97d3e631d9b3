package org.chengqing.conversation.intent;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTextTest {
    @ParameterizedTest
    @CsvSource({
        "我的电话13800000000请回, 我的电话[电话]请回",
        "卡号6222 0000 1111 2222, 卡号[卡号]",
        "身份证11010119900101123X, 身份证[证件号]",
        "电话１３８－没有，１３８００００００００, 电话１３８－没有，[电话]",
        "发到 a.b@mail.example 吧, 发到 [邮箱] 吧",
        "微信 wxid_abc123 卖假药, 微信 [微信号] 卖假药",
        "我叫王小明，要举报, 我叫[姓名]，要举报",
        "住在石桥镇老街19号院2栋301, 住在石桥镇老街[门牌]",
        "订单号20261122000001没到, 订单号＊＊＊＊＊没到",
        "停水3天，12345也没人接, 停水3天，＊＊＊＊＊也没人接",
        "2026年11月22日停电, 2026年11月22日停电"
    })
    void what_could_lead_to_a_person_by_number_is_masked(String text, String masked) {
        assertThat(MaskedText.of(text, 300)).isEqualTo(masked);
    }

    @Test
    void a_long_text_is_cut_and_no_character_is_halved() {
        assertThat(MaskedText.of("字".repeat(19) + "🙏尾巴", 20)).isEqualTo("字".repeat(19));
    }

    @Property
    void no_long_run_of_digits_is_left(@ForAll String text) {
        assertThat(MaskedText.of(text + "13912345678" + text, 1000)).doesNotContainPattern("[0-9]{5}");
    }
}
