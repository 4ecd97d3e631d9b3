package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private static final Topics DECLINES = Shipped.declines();
    private static final Topics REMARKS = Shipped.remarks();

    @ParameterizedTest
    @CsvSource({
        "你们怎么评价那个新来的校长, 评价",
        "您怎么看年轻人不结婚, 评价",
        "这两个手机哪个好看, 评价",
        "你支持谁, 评价",
        "美国谁会当选, 政治观点",
        "你的政治立场是什么, 政治观点",
        "我和装修公司打官司能赢不, 12348",
        "酒驾会判几年啊, 12348",
        "這個案子怎麼判, 12348",
        "我不服判决想上诉, 12348",
        "怎么起诉我前夫, 12348",
        "我想离婚孩子归谁, 12338",
        "离婚以后房子怎么分, 12338",
        "我婆婆天天跟我吵架, 12338",
        "怀疑老公有外遇, 12338",
        "几个子女不赡养老人, 12338",
        "彩礼能不能退, 12338",
        "邻居把水泼我家门口跟邻居吵起来了, 调解",
        "楼上太吵了天天半夜跳, 调解",
        "邻居占了我家的地, 调解",
        "朋友借钱不还, 12348",
        "老李欠我三万块, 12348",
        "借了我两万一直不还, 12348",
        "我该吃什么药, 看病",
        "孩子发烧三十九度, 看病",
        "帮我看看化验单, 看病",
        "我是不是得了糖尿病, 看病",
        "这种情况要不要做手术, 看病",
        "我头疼挂什么科, 看病",
        "王大柱这个人是不是坏人, 不查人",
        "帮我查一下张三这个人, 不查人",
        "他有没有前科, 不查人",
        "新来的租客坐过牢吗, 不查人",
        "帮我算一卦, 算命",
        "属相合不合能不能结婚, 算命",
        "我今年财运怎么样, 算命",
        "帮我解个梦, 算命",
        "现在买什么股票好, 12386",
        "房价还会涨吗, 12386",
        "黄金现在能不能买, 12386",
        "推荐几个基金吧, 12386",
        "厂里拖欠工资两个月, 12333",
        "老板不给加班费, 12333",
        "公司把我辞退了一分钱不赔我被辞退, 12333",
        "在工地受伤了工伤怎么认定工伤认定, 12333",
        "不签劳动合同怎么办, 12333",
        "买的冰箱坏了不给保修, 12315",
        "网店不给退款, 12315",
        "健身卡办了想退, 12315",
        "饭店不开发票, 12315",
        "身份证丢了怎么补办, 12345",
        "路灯坏了好几天, 12345",
        "居住证怎么办, 12345",
        "我家里没水了, 12345"
    })
    void what_the_office_does_not_judge_is_pointed_elsewhere(String text, String where) {
        assertThat(DECLINES.replyTo(text))
                .as(text)
                .hasValueSatisfying(reply -> assertThat(reply).contains(where));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "喝醋能软化血管吗",
                "云溪停水三天是真的吗",
                "听说法院判决以后不用还钱了",
                "网传打官司免费了",
                "离婚要交税了是真的吗",
                "听说离婚冷静期改成三个月",
                "有人说欠钱不还要坐牢",
                "专家说发烧要捂汗",
                "孩子发烧捂汗能退烧吗是真的吗",
                "吃这个能治头疼包治百病的秘方",
                "他冒充警察叫我转账",
                "我被骗了三千块",
                "这个人是不是骗子",
                "群里有人卖假药",
                "有个老师拉我进群买股票说稳赚",
                "算命大师说能化解灾难要收费三千",
                "举报老板拖欠工资",
                "我要举报邻居造谣我",
                "邻居打我怎么办",
                "他威胁要杀我",
                "老公家暴我想离婚",
                "楼上着火了",
                "欠薪是谣言吧",
                "加班费新规下月起取消",
                "听说不签劳动合同赔三倍",
                "退货不退款是新规定吗",
                "高利贷要债上门打人",
                "网传股市明天会跌停",
                "朋友圈说黄金还会涨到一千",
                "据说房价还会涨都是编的",
                "身份证丢了会被拿去贷款是真的吗",
                "身份证要换新的了吗，听说旧的作废",
                "居住证要收费了通知说的",
                "社保卡年底停用是真的吗",
                "公积金要取消了",
                "驾照扣满12分可以花钱消分",
                "癌症会传染吗",
                "疫苗打了会不会得病，网上说会",
                "吃了头孢喝酒会死人吗",
                "手机充一夜电会爆炸吗",
                "有人偷小孩",
                "县医院停诊了吗",
                "低保户每人发500块",
                "买房补贴十万块",
                "学校食堂吃坏肚子了",
                "离婚证照片可以不红底了，转发的，都说好",
                "取5万要说用途吗"
            })
    void a_claim_a_crime_or_a_danger_is_never_declined(String text) {
        assertThat(DECLINES.replyTo(text)).as(text).isEmpty();
    }

    @Test
    void a_long_text_is_looked_up_whatever_it_mentions() {
        assertThat(DECLINES.replyTo("我想离婚")).isPresent();
        assertThat(DECLINES.replyTo("我想离婚" + "，后面是一大段转来的话".repeat(8))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "谢谢你啊, 不客气",
        "多謝, 不客气",
        "好的好的, 再有拿不准",
        "要得, 再有拿不准",
        "在吗, 在的",
        "打了119了, 顾好人",
        "你是机器人吗？是不是机器人, 自动答复",
        "举报要实名吗, 不用实名",
        "这个链接能点吗, 先别点",
        "太长了看不懂, 第一行"
    })
    void a_remark_has_its_reply(String text, String words) {
        assertThat(REMARKS.replyTo(text))
                .as(text)
                .hasValueSatisfying(reply -> assertThat(reply).contains(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"谢谢，再问一下停水的事", "好的东西要收钱吗", "好多人说停水", "我要打12345吗是真的吗", "在吗？听说停水", "行人闯红灯罚款", "没用", "中国要停水"})
    void a_question_is_no_remark(String text) {
        assertThat(REMARKS.replyTo(text)).as(text).isEmpty();
    }

    @Property(tries = 300)
    void any_text_has_at_most_one_reply_and_breaks_nothing(@ForAll String text) {
        assertThat(DECLINES.replyTo(text)).isNotNull();
        assertThat(REMARKS.replyTo(text)).isNotNull();
    }

    @Test
    void a_mistake_in_the_file_is_one_clear_sentence() {
        assertThatThrownBy(() -> new Topic("a", "甲", List.of(), List.of(), "答")).hasMessage("a 要有 name、when 和 reply");
        assertThatThrownBy(() -> new Topic("a", "甲", List.of("词"), List.of(), "答".repeat(301)))
                .hasMessage("a 的 reply 有 301 个字，最多 300");
        Topic topic = new Topic("a", "甲", List.of("词"), List.of(), "打 {hotline}");
        assertThatThrownBy(() -> declines(topic, Map.of())).hasMessage("config/declines.yml a 里不能用 {hotline}");
        assertThatThrownBy(() -> declines(new Topic("a", "甲", List.of("词*"), List.of(), "答"), Map.of()))
                .hasMessage("declines.yml: 空的词 \"词*\"");
        assertThatThrownBy(() ->
                        Topics.of(new DeclineSettings(60, List.of(), List.of(topic, topic)), Map.of("hotline", "1")))
                .hasMessage("declines.yml: key 重复: a");
    }

    private static Topics declines(Topic topic, Map<String, String> words) {
        return Topics.of(new DeclineSettings(60, List.of(), List.of(topic)), words);
    }
}
