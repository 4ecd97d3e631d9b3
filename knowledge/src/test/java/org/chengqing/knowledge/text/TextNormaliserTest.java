package org.chengqing.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormaliserTest {
    @Property(tries = 500)
    void what_it_returns_folds_to_itself(@ForAll("texts") String text) {
        String folded = TextNormaliser.normalise(text).folded();
        assertThat(TextNormaliser.normalise(folded).folded()).isEqualTo(folded);
    }

    @Property(tries = 300)
    void terms_of_any_text_are_ascending_and_distinct(@ForAll("texts") String text) {
        assertThat(Terms.of(TextNormaliser.normalise(text).core())).isSorted().doesNotHaveDuplicates();
    }

    /** Random UTF-16, lone surrogates included, mixed with what the steps look for. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> units = Arbitraries.chars().all().map(String::valueOf);
        Arbitrary<String> pieces = Arbitraries.of(
                "停水",
                "三",
                "万",
                "十",
                "天",
                "元",
                "\ud83d",
                "\ude00",
                "😀",
                "http://a.cn/b",
                "@某人 ",
                "[链接]",
                "*",
                " ",
                ".",
                "v信",
                "是真的吗",
                "听说",
                "１２",
                "Ａ",
                "\u200b",
                "3",
                "0",
                "哈哈哈哈哈",
                "㍿",
                "ﷺ",
                "後",
                "月",
                "日",
                "/",
                "-");
        return Arbitraries.oneOf(units, pieces, pieces).list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "😀😀",
                "是真的吗？",
                "听说",
                "求证！紧急通知 请转发",
                "https://t.example/caidao",
                "哈哈哈哈哈哈哈哈",
                "aaaaaaaa",
                "？？？",
                "\u200b"
            })
    void a_text_of_shells_marks_or_links_says_nothing(String text) {
        assertThat(TextNormaliser.normalise(text).isWordless()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "石橋鎮要停水一個禮拜,石桥镇要停水1个星期",
        "ＨＰＶ疫苗,hpv疫苗",
        "加薇信领钱,加微信领钱",
        "停*水三天,停水3天",
        "疫\u200b苗,疫苗",
        "罚六百八十元,罚680元",
        "涨到1.2万元,涨到12000元",
        "两周,2周",
        "三四天,三四天",
        "一般来说,一般来说",
        "罚10000元,罚10000元",
        "停水3️⃣天,停水3天"
    })
    void spellings_of_the_same_are_folded(String text, String folded) {
        assertThat(TextNormaliser.normalise(text).folded()).isEqualTo(folded);
    }

    @Test
    void the_shell_of_a_question_is_not_in_its_core() {
        assertThat(TextNormaliser.normalise("听说云溪停水三天，是真的吗？").core()).isEqualTo("云溪停水3天");
    }

    @Test
    void a_longer_text_is_cut() {
        assertThat(TextNormaliser.normalise("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未".repeat(1000)).folded())
                .hasSizeLessThanOrEqualTo(TextNormaliser.MAX_LENGTH);
    }
}
