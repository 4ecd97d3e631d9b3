package org.chengqing.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.chengqing.SampleReview;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Source;
import org.junit.jupiter.api.Test;

class ForwardTextTest {
    private static final ForwardText TEXT = new ForwardText(
            new ForwardSettings(
                    List.of("【{rating}】{claim}", "{conclusion}", "来源：{sources}", "{office}核实，详情：{address}"),
                    300,
                    "发到群里",
                    "发群里 {id}"),
            URI.create("https://piyao.example/"),
            "云溪县互联网辟谣中心");

    private static ClaimReview review(String claim, String conclusion, Source... sources) {
        return SampleReview.of("salt", claim)
                .conclusion(conclusion)
                .sources(List.of(sources))
                .category("健康")
                .updatedAt(Instant.parse("2026-11-20T03:00:00Z"))
                .review();
    }

    @Test
    void says_judgement_claim_conclusion_source_and_address() {
        Source source = new Source("国家卫生健康委", null, null, null);
        assertThat(TEXT.of(review("吃碘盐可以防核辐射", "不能。", source, source))).isEqualTo("""
                【谣言】吃碘盐可以防核辐射
                不能。
                来源：国家卫生健康委
                云溪县互联网辟谣中心核实，详情：https://piyao.example/r/salt""");
    }

    @Test
    void leaves_out_the_line_of_sources_where_there_are_none() {
        assertThat(TEXT.of(review("甲", "乙"))).doesNotContain("来源");
    }

    @Test
    void cuts_the_claim_alone_of_the_longest_review() {
        Source longest = new Source("某".repeat(300), null, null, null);
        String text = TEXT.of(
                review("𠮷".repeat(250), "结".repeat(120), longest, new Source("乙".repeat(300), null, null, null)));
        assertThat(text.length()).isLessThanOrEqualTo(300);
        assertThat(text).contains("𠮷……\n" + "结".repeat(120)).endsWith("https://piyao.example/r/salt");
    }

    @Test
    void has_no_signs_that_pasting_would_change() {
        assertThat(TEXT.of(review("一\n二\t三\u202E四{conclusion}\u0007", "乙"))).startsWith("【谣言】一 二 三 四{conclusion}\n乙\n");
    }
}
