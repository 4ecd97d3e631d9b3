package org.chengqing.masking;

import org.jspecify.annotations.Nullable;

/** What the words before a number say that it is. */
final class NumberContext {
    /** What a word says about the number behind it. */
    enum Subject {
        IDENTITY,
        PASSPORT,
        CARD,
        PHONE,
        QQ,
        WECHAT,
        COMPUTER,
        /** A number of a thing or a matter. */
        OTHER
    }

    private static final int WINDOW = 14;
    /** What does not separate a word from its number. */
    private static final String GAP = " \t\r\n:=-—~#\"“'「(（[【<《.，,、+➕是为爲的号碼码號个個就叫留填写给我他她这加用打了账名：" + FoldedText.NOTHING;

    private static final String STRICT_GAP = " \t:=#\"“'(（[【.是为爲的号碼码號：" + FoldedText.NOTHING;
    private static final String ENDS = "。！？!?；;]】";

    private static final WordTable<Subject> WORDS = new WordTable<Subject>()
            .with(Subject.IDENTITY, "身份证 身分证 身份證 证件 證件 身份号 身份 证号 證號 户口 sfz 公民身份")
            .with(Subject.PASSPORT, "护照 護照 通行证 通行證 回乡证 回鄉證 返乡证 台胞证 台胞證 港澳证 居住证 passport")
            .with(Subject.CARD, "卡号 卡號 账号 帐号 賬號 帳號 账户 帐户 银行 銀行 储蓄 信用卡 打到 转到 汇到 转账到 收款 对公 银行卡 储蓄卡 借记卡")
            .with(Subject.CARD, "工行 农行 建行 中行 交行 招行 邮储 农商行 信用社 卡 卡是 户头 开户行 存折")
            .with(Subject.PHONE, "电话 電話 座机 座機 固话 固話 致电 拨打 撥打 手机 手機 号码 號碼 联系方式 聯繫方式 tel phone mobile 传真 来电 打给 dh sj")
            .with(Subject.PHONE, "快递员 外卖员 骑手 司机 快递小哥 外卖小哥 办公电话 宅电 呼叫")
            .with(Subject.QQ, "qq 扣扣 企鹅 企鹅号 q号 球球 扣号 加q q群 qq群 qq号 口口号")
            .with(
                    Subject.WECHAT,
                    "微信 威信 薇信 徽信 溦信 v信 ⅴ信 v芯 卫星号 维信 微芯 薇芯 微❤ 薇❤ v❤ vx wx 加v +v ➕v 加微 加薇 +微 ➕微 weixin wechat 微号 薇号 ⅴx")
            .with(Subject.WECHAT, "v: 微: 薇: 卫星 wx: vx: v号 绿泡泡")
            .with(Subject.COMPUTER, "ip ip地址")
            .with(Subject.OTHER, "订单 訂單 订单编 单号 單號 运单 快递 物流 流水 编号 編號 编码 編碼 条码 条形码 工号 户号 表号 水表 电表 气表 燃气 合同 发票 票号")
            .with(Subject.OTHER, "注册号 许可证 批号 文号 型号 版本 版本号 验证码 取件码 病历 病历号 学号 考号 准考证 密码 序列号 受理 工单 案号 信用代码 机构代码")
            .with(Subject.OTHER, "房产证 不动产 金额 交易号 参考号 追踪 货号 期号 彩票 社保 医保 公积金 航班 车次 座位 发动机 车架 经度 纬度 坐标 链接 受理号 查询码")
            .with(Subject.OTHER, "手机卡 电话卡 医保卡 社保卡 校园卡 会员卡 饭卡 水卡 公交卡 购物卡 充值卡 加油卡 点卡 礼品卡 热线 公众号 小程序 总机 客服 订阅号 服务号")
            .with(
                    Subject.OTHER,
                    "单据 凭证 回执 回执号 登记号 备案 备案号 icp备 证书 执照 税号 设备 设备号 资产 档案 档案号 卷宗 提货码 兑换码 邀请码 商品 产品 sn imei id");

    /** A word before a number. */
    record Nearest(Subject subject, boolean direct, boolean adjoining) {
        boolean is(Subject wanted) {
            return subject == wanted;
        }

        /** Whether the word names this kind and nothing stands between it and the number. */
        boolean names(Subject wanted) {
            return subject == wanted && direct;
        }
    }

    private NumberContext() {}

    /** The nearest word that tells, in the same sentence; null when none does. */
    static @Nullable Nearest before(FoldedText text, int at) {
        boolean direct = true;
        boolean adjoining = true;
        for (int end = at; end > 0 && at - end <= WINDOW; end--) {
            WordTable.@Nullable Hit<Subject> hit = WORDS.endingAt(text, end);
            if (hit != null && !isPartOfWord(text, hit.start())) {
                return new Nearest(hit.meaning(), direct, adjoining);
            }
            char c = text.at(end - 1);
            if (ENDS.indexOf(c) >= 0) {
                return null;
            }
            direct &= GAP.indexOf(c) >= 0;
            adjoining &= STRICT_GAP.indexOf(c) >= 0;
        }
        return null;
    }

    /** Whether letters go on before this place: the v of tv. */
    private static boolean isPartOfWord(FoldedText text, int start) {
        return FoldedText.isLetter(text.at(start)) && FoldedText.isLetter(text.at(start - 1));
    }

    /** Whether a word behind a number says that it is of this kind: 600000071 is my QQ. */
    static boolean follows(FoldedText text, int end, Subject wanted) {
        for (int at = end; at < end + 6 && at < text.length(); at++) {
            WordTable.@Nullable Hit<Subject> hit = WORDS.startingAt(text, at);
            if (hit != null) {
                return hit.meaning() == wanted;
            }
            if (" ,，:(（是就这個个我他她的就".indexOf(text.at(at)) < 0) {
                return false;
            }
        }
        return false;
    }
}
