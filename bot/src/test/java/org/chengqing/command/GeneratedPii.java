package org.chengqing.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts with marked personal data from templates, made anew from a seed: tip-offs with numbers in many ways of writing,
 * and look-alikes. All values are invented; unassigned counties, mobiles 1xx0000nnnn.
 */
final class GeneratedPii {
    private static final List<String> TEMPLATES = List.of(
            "我的手机号是{mobile}，打给我",
            "联系电话：{mobile}",
            "他用{mobile}给我妈打电话",
            "{mobile}这个号天天发谣言",
            "快递员{mobile}说的",
            "骗子电话{mobile} 微信同号",
            "来电{mobile}，自称银行",
            "加微信{wechat}领鸡蛋",
            "V信：{wechat}，收了我两百",
            "薇信号{wechat}",
            "vx {wechat} 私聊",
            "➕v：{wechat}",
            "身份证{id}被贴在群里",
            "身份证号码：{id}",
            "我报了{id}给他",
            "证件号 {id}，请保密",
            "收款卡{card}，转了三千",
            "银行卡号：{card}",
            "打到{card}上了",
            "他让我转到 {card} 这张卡",
            "QQ{qq}在群里造谣",
            "扣扣号：{qq}",
            "加Q {qq}",
            "邮箱{email}",
            "发到 {email} 也行",
            "车牌{plate}的面包车",
            "{plate}闯红灯",
            "一辆{plate}停在校门口",
            "座机{landline}没人接",
            "打{landline}问过",
            "护照{passport}丢了",
            "我的护照号 {passport} 被公开",
            "我叫{name}，要举报",
            "举报人：{name}",
            "联系人{name}，电话{mobile}",
            "{name}，男，52岁",
            "{name} {mobile}",
            "{name}的身份证{id}",
            "把{name}的电话{mobile}删掉",
            "{name}是群主，天天造谣",
            "是{name}老师发在群里的",
            "骗子自称{name}，收款卡{card}",
            "户主{name}，住{address}",
            "我住{address}，停水两天",
            "家庭住址：{address}",
            "快递寄到{address}",
            "地址：{address}；身份证：{id}",
            "受害人{name}，{mobile}，{address}",
            "司机{name}，车牌{plate}",
            "邻居{name}说的",
            "姓名{name}，卡号{card}，流水号{order}",
            "他的手机{mobile}，快递单号SF{order}",
            "订单号{order}，联系{mobile}");

    private static final List<String> LOOK_ALIKES = List.of(
            "快递单号{order}一直没到",
            "订单1380{digits}不发货",
            "运单号：139{digits8}",
            "流水号{order}请核对",
            "客服400-{d3}-{d4}扣费",
            "打12345、12377、96110都没人接",
            "{d3}元一斤的茶叶",
            "{year}年{month}月{day}日{hour}时停水",
            "{year}-{month}-{day} {hour}:30停电",
            "统一社会信用代码91420999MA{d6}XQ",
            "编号HT{order}什么时候办完",
            "取件码{d4}，柜号{day}",
            "验证码{d6}别告诉别人",
            "受理编号JB{order}",
            "发票号码0{digits7}",
            "电表号1{order}",
            "{day}路公交停运",
            "{month}月{day}号晚上停电",
            "版本号v2.{day}.{d4}",
            "坐标118.{d6},30.{d6}",
            "考场号00{day}，座位号08",
            "补贴{d4}元没到账",
            "王某被拘留{day}日",
            "张阿姨说{month}月涨价",
            "李总那边说没事",
            "县长说今年水价不涨",
            "柳湾街道有人跟踪",
            "第{day}栋和第5栋之间有人放炮",
            "北纬30度{day}分",
            "95588发来的短信",
            "G{d4}次列车晚点",
            "{day}号楼停水",
            "锦绣花园二期业主群",
            "微信支付要收费了",
            "链接https://v.example/s/1{order}",
            "合同编号HT-{year}-{d4}",
            "{d3}人报名，{day}%没交",
            "公司注册号4209{order}",
            "供水公司王经理说的",
            "陈医生建议打疫苗",
            "政务大厅{day}楼2号窗口",
            "密码是六个零吗",
            "手机号能改吗",
            "身份证丢了怎么补",
            "银行卡{day}张",
            "社保编码420999{digits7}");

    private static final String CHECK = "10X98765432";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Random random;

    private GeneratedPii(long seed) {
        random = new Random(seed);
    }

    /** So many texts, three in five with personal data. */
    static List<LabelledPii> texts(int count, long seed) {
        GeneratedPii generator = new GeneratedPii(seed);
        List<LabelledPii> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> from = i % 5 < 3 ? TEMPLATES : LOOK_ALIKES;
            texts.add(generator.filled("G" + i, from.get(generator.random.nextInt(from.size()))));
        }
        return texts;
    }

    private LabelledPii filled(String id, String template) {
        StringBuilder text = new StringBuilder();
        List<LabelledPii.Span> spans = new ArrayList<>();
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            text.append(template, at, open);
            String slot = template.substring(open + 1, close);
            String type = type(slot);
            String value = value(slot);
            if (!type.isEmpty()) {
                int start = text.codePointCount(0, text.length());
                spans.add(new LabelledPii.Span(start, start + value.codePointCount(0, value.length()), type));
            }
            text.append(value);
            at = close + 1;
        }
        return new LabelledPii(id, text.append(template.substring(at)).toString(), spans);
    }

    private static String type(String slot) {
        return switch (slot) {
            case "mobile", "plate", "name", "address", "landline", "email", "qq", "passport" -> slot;
            case "id" -> "id-card";
            case "card" -> "bank-card";
            case "wechat" -> "wechat-id";
            default -> "";
        };
    }

    private String value(String slot) {
        return switch (slot) {
            case "mobile" -> written("1" + pick("38 39 50 77 86 99 63 73") + "0000" + digits(4), 3, 4);
            case "id" -> written(identity(), 6, 8);
            case "card" -> written(card(), 4, 4);
            case "plate" ->
                pick("浙 苏 鄂 粤 桂 川") + "Z" + pick("· - _").replace("_", "") + (random.nextInt(3) == 0 ? "D0" : "0")
                        + digits(4);
            case "name" ->
                pick("王 李 张 刘 陈 苏 林 许 温 柳 程 阎 欧阳 慕容 司徒 尉迟") + pick("蘅芜 朝颜 沉舟 归晚 听澜 小棠 疏影 建军 秀英 子涵 明远 一诺 晚晴 知微 望舒 若谷");
            case "address" -> pick("云溪县 白鹭区柳湾街道 澄江镇 望川县 石桥镇") + place();
            case "landline" -> pick("0799 0571 010 021") + pick("- _ ").replace("_", "") + "0000" + digits(4);
            case "email" -> pick("li.si heyi_88 no-reply a1b2") + "@" + pick("post.example qq.example mail.example.cn");
            case "wechat" -> pick("zhang li_ yun-xi wx abc_") + "_" + digits(4);
            case "qq" -> (1 + random.nextInt(9)) + digits(5 + random.nextInt(5));
            case "passport" -> pick("E G") + digits(8);
            case "order" -> "2026" + digits(8);
            case "digits", "digits7" -> digits(7);
            case "digits8" -> digits(8);
            case "year" -> "202" + random.nextInt(7);
            case "month" -> String.valueOf(1 + random.nextInt(12));
            case "day" -> String.valueOf(10 + random.nextInt(18));
            case "hour" -> String.valueOf(8 + random.nextInt(12));
            case "d3" -> (1 + random.nextInt(9)) + digits(2);
            case "d4" -> (1 + random.nextInt(9)) + digits(3);
            case "d6" -> (1 + random.nextInt(9)) + digits(5);
            default -> throw new IllegalArgumentException(slot);
        };
    }

    private String place() {
        int house = 1 + random.nextInt(120);
        return switch (random.nextInt(5)) {
            case 0 -> "东湖路" + house + "号";
            case 1 -> "学府路" + house + "号院3栋2单元501室";
            case 2 -> "上坪村" + (1 + house % 12) + "组" + house + "号";
            case 3 -> "枫丹苑" + house + "栋601";
            default -> "老街" + house + "号附2号";
        };
    }

    private String identity() {
        String body = pick("110999 420999 330999 510999")
                + (1950 + random.nextInt(60))
                + two(1 + random.nextInt(12))
                + two(1 + random.nextInt(28))
                + digits(3);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + CHECK.charAt(sum % 11);
    }

    private String card() {
        String body = "620000" + digits(9 + random.nextInt(4));
        for (int last = 0; last < 9; last++) {
            if (luhn(body + last) == 0) {
                return body + last;
            }
        }
        return body + 9;
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 + 1);
            sum += digit / 10 + digit % 10;
        }
        return sum % 10;
    }

    /** The number plain, in groups, full-width, spelled out, or with O for 0. */
    private String written(String number, int first, int next) {
        return switch (random.nextInt(9)) {
            case 0 -> grouped(number, first, next, " ");
            case 1 -> grouped(number, first, next, "-");
            case 2 -> grouped(number, first, next, "\n");
            case 3 -> mapped(number, "０１２３４５６７８９");
            case 4 -> mapped(number, "零幺二三四五六七八九");
            case 5 -> mapped(number, "O123456789");
            default -> number;
        };
    }

    private static String grouped(String number, int first, int next, String separator) {
        StringBuilder out = new StringBuilder(number.substring(0, first));
        for (int at = first; at < number.length(); at += next) {
            out.append(separator).append(number, at, Math.min(number.length(), at + next));
        }
        return out.toString();
    }

    private static String mapped(String number, String forms) {
        StringBuilder out = new StringBuilder();
        number.chars().forEach(c -> out.append(c == 'X' ? 'X' : forms.charAt(c - '0')));
        return out.toString();
    }

    private String digits(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(random.nextInt(10));
        }
        return out.toString();
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    private String pick(String list) {
        String[] choices = list.split(" ", -1);
        return choices[random.nextInt(choices.length)];
    }
}
