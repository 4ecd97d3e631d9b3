package org.chengqing.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            打电话13900000000问的 | 打电话[电话]问的
            我电话139 0000 0000，急 | 我电话[电话]，急
            +86-139-0000-0000找我 | +[电话]找我
            １３９００００００００是我 | [电话]是我
            一三九零零零零零零零零是我 | [电话]是我
            1 3 9 0 0 0 0 0 0 0 0 | [电话]
            座机0571-00001234没人接 | 座机[电话]没人接
            电话 5550123 打不通 | 电话 [电话] 打不通
            身份证110101199003077475被发群里 | 身份证[证件号]被发群里
            11010519491231002x的人 | [证件号]的人
            身份证号110101 19900307 7475 | 身份证号[证件号]
            卡号6217000010002105024被转走 | 卡号[卡号]被转走
            6217 0000 1000 2105 024 | [卡号]
            浙A12345撞人了 | [车牌]撞人了
            新能源浙AD12345停在门口 | 新能源[车牌]停在门口
            浙A·1234警 | [车牌]
            发到 heyi_88@post.example 也行 | 发到 [邮箱] 也行
            加微信abc_12345领钱 | 加微信[微信号]领钱
            v信bbq-0000x，收了我200 | v信[微信号]，收了我200
            护照E00000012丢在大巴上 | 护照[证件号]丢在大巴上
            wxzhangsan_test9骗了我妈 | [微信号]骗了我妈
            QQ 100000001 群里天天造谣 | QQ [QQ号] 群里天天造谣
            柳湾路12号的老王 | 柳湾路[门牌]的老王
            幸福小区3栋2单元501有人隔离 | 幸福小区[门牌]有人隔离
            幸福小区3栋501 | 幸福小区[门牌]
            澄江村5组的人 | 澄江村[门牌]的人
            """)
    void labels_what_leads_to_a_person(String text, String labelled) {
        assertThat(Masking.labelled(text)).isEqualTo(labelled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            身份证11010519491231002x | 身份证1101************2X
            电话139-1234-5678 | 电话139****5678
            电话 +86 13912345678 | 电话 +86139****5678
            手机幺三九零零零零五六七八 | 手机139****5678
            卡号6217 0000 1000 2105 024 | 卡号6217***********5024
            座机057100001234 | 座机0571-****1234
            座机（0799）0000012 | 座机（0799-***0012
            车牌浙A·D1245 | 车牌浙A·***45
            我叫张三 | 我叫张*
            我叫欧阳锋 | 我叫欧阳*
            住云溪县东湖路100号5栋301室 | 住云溪县东湖路***
            护照E00000012 | 护照E******12
            微信abc_12345 | 微信ab*******
            QQ100000012 | QQ1******12
            邮箱li.si@post.example | 邮箱l***@post.example
            IP是203.0.113.45 | IP是203.***
            """)
    void shows_people_a_part(String text, String masked) {
        assertThat(Masking.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3月13日起停水三天是真的吗",
                "2026-11-22 20:30停电",
                "打12345、110、12315、96110还是400-800-8888",
                "柳湾街道13号晚上停水",
                "人民路13号晚上封路",
                "地铁2号线停运",
                "买3斤鸡蛋送10个，一共35.5元",
                "1、3、5、7、9、11、13、15号限行",
                "快递单号SF1234567890123",
                "一二三四五六七八九十",
                "G1234次列车停运",
                "疫苗打3针，隔21天",
                "3号楼停水",
                "微信支付要收费了",
                "王书记、李局长和县长张建国说水价不涨",
                "政务大厅3楼2号窗口",
                "统一社会信用代码91310000552936878J"
            })
    void leaves_what_a_rumour_turns_on(String text) {
        assertThat(Masking.masked(text)).isEqualTo(text);
        assertThat(Masking.labelled(text)).isEqualTo(text);
    }

    @Property
    void any_text_is_masked_and_masking_again_changes_nothing(@ForAll String text) {
        String once = Masking.masked(text);
        assertThat(Masking.masked(once)).isEqualTo(once);
        String labelled = Masking.labelled(text);
        assertThat(Masking.labelled(labelled)).isEqualTo(labelled);
    }

    @Test
    void takes_time_linear_in_the_text() {
        List<String> pieces = List.of(
                "a", "1", "中", "1-", "1 ", "139", "a@", "浙A", "1栋", "1号2室", "微信a", "a.b@", "一", "1一", "路1号", "王小",
                "我叫王", "://", "o1", "卡号1", "村1组", "·", "1\n", "66 ", "京a1");
        for (String piece : pieces) {
            Masking.masked(piece.repeat(3_000 / piece.length()));
            String text = piece.repeat(30_000 / piece.length());
            Assertions.assertTimeout(Duration.ofSeconds(2), () -> PersonalDataDetector.find(text), piece);
        }
    }
}
