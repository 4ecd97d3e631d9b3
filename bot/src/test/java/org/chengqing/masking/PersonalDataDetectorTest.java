package org.chengqing.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataDetectorTest {
    private static List<String> found(String text) {
        return PersonalDataDetector.find(text).stream()
                .map(each -> each.type().code() + " " + text.substring(each.start(), each.end()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "34052419800101001X",
                "110101199003077475",
                "321083197812162119",
                "81000019980902013X",
                "820000200009100032",
                "830000200209060065",
                "932682198501010017"
            })
    void identity_numbers_with_their_check_digit_need_no_word(String number) {
        assertThat(found("请看" + number + "。")).containsExactly("id-card " + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"110101199003078888", "420999199002300011", "91310000552936878J", "20261122153000123456"})
    void numbers_that_only_look_like_identity_numbers_stay(String number) {
        assertThat(found("编号" + number)).isEmpty();
    }

    @Test
    void a_mistyped_identity_number_is_found_behind_its_word() {
        assertThat(found("身份证110101199003078888")).containsExactly("id-card 110101199003078888");
        assertThat(found("身份证号：110101900307747")).containsExactly("id-card 110101900307747");
        assertThat(found("共110101900307747")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "6217000010002105024", "6225768888888888", "6011000000000004"})
    void card_numbers_with_their_check_digit_need_no_word(String number) {
        assertThat(found("我报了" + number)).containsExactly("bank-card " + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6222021234567890123", "4401250222189922"})
    void card_numbers_without_it_do(String number) {
        assertThat(found("我报了" + number)).isEmpty();
        assertThat(found("银行卡号：" + number)).containsExactly("bank-card " + number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            手机138\\n0000\\n0000 | mobile 138\\n0000\\n0000
            138OOOO0001是他 | mobile 138OOOO0001
            电话壹叁捌零零零零零零零壹 | mobile 壹叁捌零零零零零零零壹
            13800000000一直没人接 | mobile 13800000000
            快递员13800000000来了 | mobile 13800000000
            http://a.example/?phone=13800000000&x=1 | mobile 13800000000
            房产中介 0799-0000012 转801 | landline 0799-0000012
            我的号600000071，qq好友 | qq 600000071
            扣扣号2000000045 | qq 2000000045
            薇信：zhangsanfeng | wechat-id zhangsanfeng
            ➕v：abc_12345 | wechat-id abc_12345
            徽信zhang_san88 | wechat-id zhang_san88
            abc_12345是他微信 | wechat-id abc_12345
            港澳通行证C00000012 | passport C00000012
            台胞证00000012 | passport 00000012
            回乡证H00000012 | passport H00000012
            登录地203.0.113.45 | ipv4 203.0.113.45
            li.si（at）qq.com | email li.si（at）qq.com
            苏A12345D停在门口 | plate 苏A12345D
            把快递寄到澄江镇老街19号附2号 | address 澄江镇老街19号附2号
            我住石桥镇岭头村三组27号，停水 | address 石桥镇岭头村三组27号
            在幸福小区3-2-501 | address 幸福小区3-2-501
            """)
    void each_kind_is_found_in_many_forms(String text, String expected) {
        assertThat(found(text.replace("\\n", "\n"))).containsExactly(expected.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            我叫王芳，住城东 | 王芳
            联系人：慕容雪 | 慕容雪
            张三，男，52岁 | 张三
            张三 13900000000 | 张三
            请转告赵晓梅老师，谢谢 | 赵晓梅
            是司空明月传出来的 | 司空明月
            户主刘大海没签字 | 刘大海
            把钱小满的身份证发群里 | 钱小满
            骗子自称周建国，让我转账 | 周建国
            """)
    void full_names_are_found_by_what_stands_around_them(String text, String name) {
        assertThat(found(text)).contains("name " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王某被行政拘留",
                "李某某是骗子",
                "张阿姨在吗",
                "老陈头的豆腐坊",
                "李总那边说没事",
                "陈医生说的",
                "县长李建国说不涨",
                "李建国县长来了",
                "我是高中生",
                "联系供水公司王经理",
                "司机正常行驶",
                "患者高烧不退",
                "居民楼越来越多",
                "业主陆续入住",
                "谢谢老师",
                "他叫我小王"
            })
    void titles_officials_and_ordinary_words_are_no_names(String text) {
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "快递单号13800000000没到",
                "订单13800000000",
                "表号：13800000000",
                "电话12345",
                "客服400-000-0000",
                "缴费13800000000元",
                "版本1.2.3.4",
                "坐标118.000000,30.000000",
                "我在3室2厅",
                "当时认购的1栋A户型",
                "https://v.example/s/13800000000",
                "¥13800000000",
                "公众号abc_12345"
            })
    void numbers_of_things_stay(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Property
    void findings_lie_in_the_text_one_after_another(@ForAll String text) {
        assertInOrder(text);
    }

    @Property(tries = 3000)
    void also_in_texts_full_of_what_looks_like_data(
            @ForAll
                    @StringLength(max = 60)
                    @Chars({
                        '身', '份', '证', '卡', '号', '电', '话', '我', '叫', '王', '小', '路', '栋', '一', '幺', '浙', '@', '-', ' ',
                        '.', 'x', 'o', '(', ')', '*', '微', '信', '\n', '，'
                    })
                    @CharRange(from = '0', to = '9')
                    String text) {
        assertInOrder(text);
        String masked = Masking.masked(text);
        assertThat(PersonalDataDetector.find(masked)).as(masked).isEmpty();
        assertThat(PersonalDataDetector.find(Masking.labelled(text))).isEmpty();
    }

    private static void assertInOrder(String text) {
        int end = 0;
        for (PersonalData each : PersonalDataDetector.find(text)) {
            assertThat(each.start()).isGreaterThanOrEqualTo(end);
            assertThat(each.end()).isLessThanOrEqualTo(text.length());
            end = each.end();
        }
    }
}
