package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chengqing.intake.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWordsTest {
    private static final Receipt RECEIPT = new Receipt("20261122-7K3F");

    @ParameterizedTest
    @CsvSource({
        "撤回上一条, 0",
        "删掉第2条, 2",
        "删掉第 12 条, 12",
        "删掉第１２条, 12",
        "第三条发错了, 3",
        "撤回第十条, 10",
        "撤回第十二条, 12",
        "撤回第二十条, 20",
        "撤回第三十五条, 35",
        "撤回第几条, -1",
        "撤回第条, -1",
        "发错了, 0"
    })
    void reads_which_piece_is_meant(String text, int position) {
        assertThat(ReportWords.position(text)).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({
        "实名 张三 13800000000, 张三 13800000000",
        "实名：张三, 张三",
        "实名张三13800000000, 张三13800000000",
        "留联系方式：+86 138, +86 138",
        "我的联系方式 李四 微信 lisi, 李四 微信 lisi"
    })
    void reads_a_contact(String text, String contact) {
        assertThat(ReportWords.contact(text)).contains(contact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"实名举报张三13800000000", "实名制是真的吗", "实名举报某某饭店", "张三 13800000000", "他的联系方式是 138"})
    void other_words_leave_no_contact(String text) {
        assertThat(ReportWords.contact(text)).isEmpty();
    }

    @Test
    void a_contact_without_words_is_asked_for_and_an_essay_is_none() {
        assertThat(ReportWords.contact("留联系方式")).contains("");
        assertThat(ReportWords.contact("实名 " + "长".repeat(200))).isEmpty();
    }

    @Test
    void tells_a_bare_number_from_one_with_words() {
        assertThat(ReportWords.isBare("补充 20261122-7k3f", RECEIPT)).isTrue();
        assertThat(ReportWords.isBare("我要补充举报20261122-7K3F的材料。", RECEIPT)).isTrue();
        assertThat(ReportWords.isBare("补充 20261122-7K3F 他换了车", RECEIPT)).isFalse();
        assertThat(ReportWords.receipt("举报编号20261122-7k3f，他换了车")).isEqualTo(Optional.of(RECEIPT));
        assertThat(ReportWords.takesBack("撤回 20261122-7K3F", RECEIPT)).isTrue();
        assertThat(ReportWords.takesBack("撤回 20261122-7K3F 里说的那个人上个月就搬走了，现在换了一家店", RECEIPT))
                .isFalse();
    }
}
