package org.chengqing.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactReaderTest {
    @Test
    void the_same_quantity_has_one_form_in_every_spelling() {
        assertThat(read("停水三天").quantities())
                .isEqualTo(read("停水3天").quantities())
                .isEqualTo(read("断水72小时").quantities())
                .isNotEqualTo(read("停水五天").quantities());
        assertThat(read("两周").quantities()).isEqualTo(read("14天").quantities());
    }

    @Test
    void a_date_is_no_quantity() {
        assertThat(read("3月13日起").quantities()).isEmpty();
        assertThat(read("3月13日起").dates()).containsExactly(new CalendarDay(0, 3, 13));
        assertThat(read("2026年11月").dates()).containsExactly(new CalendarDay(2026, 11, 0));
    }

    @Test
    void a_count_of_months_is_no_date() {
        assertThat(read("交3个月").dates()).isEmpty();
        assertThat(read("交3个月").quantities())
                .containsExactly(new Quantity(new BigDecimal("129600").stripTrailingZeros(), "分钟"));
    }

    @Test
    void dates_agree_as_far_as_both_tell() {
        CalendarDay full = new CalendarDay(2026, 3, 13);
        assertThat(full.agreesWith(new CalendarDay(0, 0, 13))).isTrue();
        assertThat(full.agreesWith(new CalendarDay(0, 4, 13))).isFalse();
        assertThat(new CalendarDay(2026, 0, 0).comparable(new CalendarDay(0, 4, 0)))
                .isFalse();
    }

    @Test
    void places_lie_in_one_another() {
        Places.Builder builder = new Places.Builder(Map.of("云溪县", "青禾市", "石桥镇", "云溪县", "望川县", "临溪市"));
        builder.add("云溪县", List.of("云溪一中", "云溪县实验小学"));
        Places places = builder.build();
        assertThat(places.namedIn("石桥停水，云溪一中停课")).containsExactlyInAnyOrder("石桥镇", "云溪一中");
        assertThat(places.relation("石桥镇", "青禾市")).isEqualTo(Places.Relation.BELOW);
        assertThat(places.relation("青禾市", "石桥镇")).isEqualTo(Places.Relation.ABOVE);
        assertThat(places.relation("望川县", "云溪县")).isEqualTo(Places.Relation.SIDEWAYS);
        assertThat(places.relation("石桥镇", "望川县")).isEqualTo(Places.Relation.UNKNOWN);
        assertThat(places.relation("武汉市", "北京市")).isEqualTo(Places.Relation.SIDEWAYS);
    }

    private static TextFacts read(String text) {
        return FactReader.read(TextNormaliser.normalise(text).folded());
    }
}
