package org.chengqing.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chengqing.knowledge.text.TextNormaliser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
    private static final Map<String, String> ABOVE =
            Map.of("云溪县", "青禾市", "石桥镇", "云溪县", "澄江镇", "云溪县", "白鹭区", "青禾市", "柳湾街道", "白鹭区", "青禾市", "全国", "望川县", "临溪市");
    private static final Gazetteer OFFICE = Gazetteer.of(ABOVE, List.of());
    private static final Gazetteer NOBODY = Gazetteer.of(Map.of(), List.of());

    @ParameterizedTest
    @CsvSource({
        "云溪停水三天, 云溪县",
        "北京和广西都下雪, 北京市 广西壮族自治区",
        "恩施有人中毒, 恩施土家族苗族自治州",
        "昨天从义乌回来, 义乌市",
        "浦东一小区, 浦东新区",
        "日本核废水, 日本",
        "柳湾那边停气, 柳湾街道",
        "深圳龙华封了, 深圳市 龙华区"
    })
    void places_are_found_by_name_and_stem(String text, String places) {
        assertThat(names(OFFICE.placesIn(fold(text)))).containsExactlyInAnyOrder(places.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"大家要和平相处", "安定团结", "微胖更长寿", "通道关闭了", "城区供水正常", "报公安局了", "南京东路堵车", "兰州拉面涨价", "这位长子很方正", "日照时间长"})
    void common_words_and_roads_are_no_places(String text) {
        assertThat(NOBODY.placesIn(fold(text))).isEmpty();
    }

    @Test
    void the_offices_own_place_goes_before_another_of_its_name() {
        assertThat(names(OFFICE.placesIn("澄江大桥"))).containsExactly("澄江镇");
        assertThat(names(NOBODY.placesIn("澄江发大水"))).containsExactly("澄江市");
    }

    @Test
    void a_shared_name_is_settled_by_the_place_beside_it_or_by_nearness() {
        assertThat(only(NOBODY.placesIn("徐州鼓楼区停水"), "鼓楼区").meant())
                .extracting(place -> String.valueOf(place.above()))
                .containsExactly("徐州市");
        Gazetteer fuzhou = Gazetteer.of(Map.of("福州市", "福建省"), List.of());
        assertThat(only(fuzhou.placesIn("鼓楼区停水"), "鼓楼区").meant())
                .extracting(place -> String.valueOf(place.above()))
                .containsExactly("福州市");
        assertThat(only(NOBODY.placesIn("鼓楼区停水"), "鼓楼区").meant()).hasSizeGreaterThan(2);
    }

    @Test
    void a_countys_seat_lies_beside_its_towns() {
        PlaceName seat = OFFICE.placesIn("云溪县城区停水").iterator().next();
        assertThat(seat.relationTo(named("云溪县"))).isEqualTo(Relation.BELOW);
        assertThat(named("澄江镇").relationTo(seat)).isEqualTo(Relation.SIDEWAYS);
        assertThat(names(OFFICE.placesIn("云溪县城乡公交"))).containsExactly("云溪县");
    }

    @Test
    void places_lie_in_one_another() {
        assertThat(named("石桥镇").relationTo(named("青禾市"))).isEqualTo(Relation.BELOW);
        assertThat(named("青禾市").relationTo(named("石桥镇"))).isEqualTo(Relation.ABOVE);
        assertThat(named("望川县").relationTo(named("云溪县"))).isEqualTo(Relation.SIDEWAYS);
        assertThat(named("武汉市").relationTo(named("湖北省"))).isEqualTo(Relation.BELOW);
        assertThat(named("武汉市").relationTo(named("北京市"))).isEqualTo(Relation.SIDEWAYS);
    }

    @Test
    void a_ring_in_the_offices_list_ends() {
        Gazetteer ring = Gazetteer.of(Map.of("甲镇", "乙县", "乙县", "丙市", "丙市", "甲镇"), List.of());
        assertThat(names(ring.placesIn("乙县"))).containsExactly("乙县");
    }

    @Test
    void gazetteers_of_the_same_places_are_equal() {
        assertThat(Gazetteer.of(ABOVE, List.of()))
                .isEqualTo(OFFICE)
                .hasSameHashCodeAs(OFFICE)
                .isNotEqualTo(NOBODY);
    }

    /** Folding writes numerals in digits and some characters anew, in names too. */
    @ParameterizedTest
    @ValueSource(strings = {"三台县", "七台河市", "乾安县", "大阪", "五家渠市", "万年县"})
    void a_name_that_folding_changes_is_found(String name) {
        assertThat(names(NOBODY.placesIn(fold(name)))).containsExactly(name);
    }

    @Property(tries = 500)
    void lying_in_one_another_is_a_partial_order(
            @ForAll("places") Place one, @ForAll("places") Place two, @ForAll("places") Place three) {
        assertThat(one.liesIn(one)).isFalse();
        assertThat(one.liesIn(two) && two.liesIn(one)).isFalse();
        if (one.liesIn(two) && two.liesIn(three)) {
            assertThat(one.liesIn(three)).isTrue();
        }
        assertThat(one.relationTo(two) == Relation.BELOW).isEqualTo(two.relationTo(one) == Relation.ABOVE);
    }

    @Provide
    Arbitrary<Place> places() {
        String text = "云溪县，石桥镇，青禾市，柳湾街道，广东省，广州市，天河区，湖北省，武汉市，江岸区，日本，东京，望川县，临溪市";
        List<Place> places = OFFICE.placesIn(fold(text)).stream()
                .map(PlaceName::meant)
                .flatMap(Collection::stream)
                .toList();
        return Arbitraries.of(places);
    }

    private static PlaceName named(String name) {
        return only(OFFICE.placesIn(name), name);
    }

    private static PlaceName only(Set<PlaceName> places, String name) {
        return places.stream()
                .filter(place -> place.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(Set<PlaceName> places) {
        return places.stream().map(PlaceName::toString).collect(Collectors.toSet());
    }

    private static String fold(String text) {
        return TextNormaliser.normalise(text).folded();
    }
}
