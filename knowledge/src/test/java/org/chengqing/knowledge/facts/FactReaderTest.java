package org.chengqing.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactReaderTest {
    private static final FactReader READER =
            new FactReader(Gazetteer.of(Map.of("云溪县", "青禾市", "白鹭区", "青禾市", "澄江镇", "云溪县"), List.of()));

    @ParameterizedTest
    @CsvSource({
        "停水三天, 断水72小时",
        "停课两周, 停课14天",
        "封闭半年, 封桥六个月",
        "罚50块, 罚五十元",
        "补1.2万元, 补一万二千块",
        "涨了百分之三十, 涨了30%",
        "限购20斤, 限购10公斤",
        "80岁以上, 八十岁以上",
        "20多人, 二十多个人",
        "3-5天, 三到五天"
    })
    void one_quantity_has_one_form(String one, String other) {
        assertThat(read(one).quantities()).hasSize(1);
        assertThat(read(one).quantities().iterator().next())
                .matches(quantity -> read(other).quantities().stream().anyMatch(quantity::agreesWith));
    }

    @ParameterizedTest
    @CsvSource({"3月13日起停水, 3月13日", "2026年11月的事, 2026年11月", "高铁2027通车, 2027年", "国庆限行, 国庆", "14号晚上停水, 14日"})
    void dates_are_no_quantities(String text, String date) {
        assertThat(read(text).dates()).extracting(CalendarDay::toString).containsExactly(date);
        assertThat(read(text).quantities()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"交3个月", "第2天", "打12345热线", "一辆车", "一个人", "电话057112345678"})
    void counts_ordinals_and_telephone_numbers_are_no_dates(String text) {
        assertThat(read(text).dates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"打12345热线", "第2天", "一辆车", "电话057112345678", "3月13日", "按一斤算"})
    void what_counts_nothing_is_no_quantity(String text) {
        assertThat(read(text).quantities()).isEmpty();
    }

    @Test
    void a_range_of_days_names_both_ends() {
        assertThat(read("2月16日至18日休市").dates())
                .containsExactlyInAnyOrder(new CalendarDay(0, 2, 16), new CalendarDay(0, 2, 18));
    }

    @Test
    void the_clock_knows_morning_and_evening() {
        assertThat(read("晚上10点停水").times()).containsExactly(new ClockTime(22, 0, true));
        assertThat(read("22时停水").times()).allMatch(new ClockTime(10, 0, false)::agreesWith);
        assertThat(new ClockTime(10, 0, true).agreesWith(new ClockTime(22, 0, true)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "云溪县实验小学停课, 实验小学",
        "实小停课, 实验小学",
        "云溪一中泄题, 1中学",
        "云溪县第一中学泄题, 1中学",
        "实验二小门口, 实验2小学",
        "县医院关门, 人民医院",
        "云溪县中医院搬了, 中医院",
        "妇幼保健院停诊, 妇幼保健院",
        "5路公交停运, 5路",
        "云溪水库开裂, 云溪水库",
        "云溪县东湖路装摄像头, 东湖路"
    })
    void spots_have_one_name(String text, String name) {
        assertThat(read(text).spots()).extracting(Spot::name).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"中小学都停课", "附近学校", "一小时后", "高速公路堵车", "他是小学生", "走路去", "我们医院见"})
    void what_names_no_spot_is_none(String text) {
        assertThat(read(text).spots()).filteredOn(Spot::certain).isEmpty();
    }

    @Test
    void kinds_are_told_apart_in_their_family() {
        assertThat(read("初一女生打宫颈癌疫苗").groups())
                .containsExactlyInAnyOrder(new Group("年级", "初一"), new Group("疫苗", "hpv疫苗"));
        assertThat(read("新农合涨价").groups()).isEqualTo(read("居民医保涨价").groups());
    }

    @Test
    void quoted_names_and_organisations_are_names() {
        assertThat(READER.readRaw("“惠民理财”年息18%，县教育局辟谣").names()).containsExactlyInAnyOrder("惠民理财", "教育局");
    }

    @Test
    void what_a_message_is_not_about_is_left_out() {
        assertThat(names(read("橙色预警停工的通知，不是48度那个"))).isEmpty();
        assertThat(read("云溪国庆单双号，不是中环货车").groups()).isEmpty();
        assertThat(read("不是说停水三天吗").quantities()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "云溪停水三天是真的吗, false, false, true",
        "云溪没有停水, true, false, false",
        "停水三天是谣言, false, true, false",
        "云溪停水三天, false, false, false"
    })
    void a_text_denies_doubts_or_asks(String text, boolean negated, boolean doubting, boolean asking) {
        assertThat(read(text).polarity()).isEqualTo(new Polarity(negated, doubting, asking));
    }

    @Property(tries = 500)
    void facts_of_any_text_can_be_read_and_agree_with_themselves(@ForAll("texts") String text) {
        TextFacts facts = READER.readRaw(text);
        assertThat(facts).isEqualTo(READER.readRaw(text));
        assertThat(facts.quantities()).allMatch(one -> one.agreesWith(one) && one.closeness(one) == 1);
        assertThat(facts.dates()).allMatch(one -> !one.contradicts(one) && one.day() <= 31 && one.month() <= 12);
        assertThat(facts.times()).allMatch(one -> one.agreesWith(one) && one.hour() <= 24 && one.minute() < 60);
        assertThat(facts.spots()).allMatch(one -> one.agreesWith(one) && !one.differsFrom(one));
        assertThat(facts.places()).allMatch(one -> one.relationTo(one) == Relation.AGREE);
    }

    @Property(tries = 300)
    void reading_a_folded_text_again_finds_the_same(@ForAll("texts") String text) {
        String folded = READER.readRaw(text).folded();
        assertThat(READER.readRaw(folded).quantities())
                .isEqualTo(READER.read(folded).quantities());
    }

    /** Random UTF-16, lone surrogates included, mixed with what facts are made of. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "云溪", "县", "城区", "停水", "三", "3", "半", "个月", "天", "月", "13日", "13号", "到", "-", "晚上", "10点", "百分之", "万",
                "元", "第", "一中", "小学", "医院", "路", "公交", "2026年", "国庆", "“", "”", "不是", "，", "。", "鼓楼区", "北京", "初一",
                "HPV", "20多", "人", "\ud83d");
        return Arbitraries.oneOf(parts, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(16)
                .map(list -> String.join("", list));
    }

    private static Set<String> names(TextFacts facts) {
        return facts.quantities().stream().map(Quantity::toString).collect(Collectors.toSet());
    }

    private static TextFacts read(String text) {
        return READER.readRaw(text);
    }
}
