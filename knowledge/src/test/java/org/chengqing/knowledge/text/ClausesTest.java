package org.chengqing.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClausesTest {
    @Test
    void a_long_text_is_cut_at_its_marks_and_shells_are_dropped() {
        NormalisedText text = TextNormaliser.normalise("紧急通知！！云溪县城区从3月13日起停水三天，请大家抓紧储水。菠菜和豆腐同吃会得肾结石，孩子千万别吃！请转发");
        assertThat(Clauses.of(text, 24)).hasSizeGreaterThan(1).noneMatch(clause -> clause.contains("紧急通知"));
        assertThat(Clauses.of(text, 1)).hasSize(1);
    }

    @Test
    void one_clause_is_none() {
        assertThat(Clauses.of(TextNormaliser.normalise("停水三天是真的吗"), 24)).isEmpty();
        assertThat(Clauses.claimsOf(TextNormaliser.normalise("停水三天是真的吗"), 6)).isEmpty();
    }

    @Test
    void two_claims_in_a_line_stand_alone() {
        assertThat(Clauses.claimsOf(TextNormaliser.normalise("隔夜水致癌，微波炉也致癌"), 6))
                .extracting(NormalisedText::core)
                .containsExactly("隔夜水致癌", "微波炉也致癌");
        assertThat(Clauses.claimsOf(TextNormaliser.normalise("隔夜水致癌还有微波炉也致癌"), 6))
                .hasSize(2);
    }

    @Property
    void clauses_are_bounded_and_never_blank(@ForAll String text) {
        assertThat(Clauses.of(TextNormaliser.normalise(text), 5))
                .hasSizeLessThanOrEqualTo(5)
                .noneMatch(String::isBlank)
                .allMatch(clause -> clause.length() <= 48);
    }
}
