package org.chengqing.console.broadcasts;

import org.chengqing.broadcast.Audience;
import org.chengqing.broadcast.BroadcastResult.Why;
import org.chengqing.broadcast.BroadcastState;
import org.chengqing.broadcast.DeliveryState;
import org.chengqing.broadcast.Way;
import org.chengqing.channel.BulkQuota;
import org.jspecify.annotations.Nullable;

/** States and reasons in words for the office. */
final class BroadcastWords {
    private BroadcastWords() {}

    static String state(BroadcastState state) {
        return switch (state) {
            case DRAFT -> "草稿";
            case PREPARING -> "正在算名单";
            case IN_REVIEW -> "等待审核";
            case SCHEDULED -> "已发布，等到时间";
            case RUNNING -> "正在发送";
            case PAUSED -> "已暂停";
            case CANCELLED -> "已取消";
            case DONE -> "已发完";
        };
    }

    static String css(BroadcastState state) {
        return switch (state) {
            case PAUSED, IN_REVIEW -> "tag tag-warn";
            case RUNNING, DONE -> "tag tag-good";
            case DRAFT, PREPARING, SCHEDULED, CANCELLED -> "tag";
        };
    }

    static String delivery(DeliveryState state) {
        return switch (state) {
            case PLANNED -> "等待发送";
            case SENDING -> "正在发送";
            case SENT -> "已送出";
            case UNREACHABLE -> "送不到";
            case FAILED -> "多次失败，已放弃";
            case UNCERTAIN -> "不确定是否送出（不会再发）";
            case TOLD_BEFORE -> "以前已经告诉过";
            case CANCELLED -> "取消时还没发";
        };
    }

    /** A code of ours or of the platform. */
    static String reason(String reason) {
        if (reason.startsWith("blocked:")) {
            return "微信账号没有这个权限（代码 " + reason.substring(8) + "），请联系管理员";
        }
        if (reason.startsWith("left-")) {
            return "48 小时内还能发 " + reason.substring(5) + " 条";
        }
        if (reason.startsWith("job:")) {
            return "微信回报没有发成：" + reason.substring(4);
        }
        return switch (reason) {
            case "" -> "";
            case "forgotten" -> "本人要求删除了资料，或者已经过了保存期";
            case "no-channel" -> "这个渠道没有开通";
            case "no-way" -> "选定的方式都送不到";
            case "no-account" -> "没有这个账号，或者没有配置密钥";
            case "no-tag" -> "公众号里没有这个标签";
            case "too-many" -> "人数超过一次推送的上限（设置项 broadcast.recipients），请改用“群发（整批）”，或者请系统管理员调大上限";
            case "used-up", "45047", "allowance used up" -> "48 小时内能发的条数已用完";
            case "45015" -> "超过 48 小时没有来过消息，微信不让发";
            case "43004" -> "已经取消关注";
            case "43101" -> "本人没有同意接收，或者同意的次数用完了";
            case "40003" -> "微信说没有这个人";
            case "40001", "40014", "42001" -> "微信的访问凭证失效（代码 " + reason + "）";
            case "45028" -> "群发次数已用完";
            case "month-full" -> "本月已经收过 4 条群发";
            case "no-open-page" -> "网页访客已经离开";
            case "unsure" -> "不知道 48 小时内有没有来过消息，发的时候由微信决定";
            case "unsure-consent" -> "不知道本人有没有同意接收，发的时候由微信决定";
            case "interrupted" -> "发送中途程序中断";
            case "lost" -> "微信没有回答";
            case "confirmed" -> "微信回报已送到";
            case "no-report" -> "微信没有回报结果";
            case "filtered" -> "本人拒收，或者本月已经收过 4 条群发";
            case "mass-errors" -> "微信发送失败";
            case "user-block" -> "本人拒收公众号的消息";
            case "too-often" -> "本人收到的通知太多，微信拦下";
            case "not-confirmed" -> "公众号管理员没有在 30 分钟内确认";
            case "deleted" -> "已经在公众号后台删除";
            case "too-few" -> "名单群发至少要两个人，只剩一个人";
            case "review-changed" -> "所讲的辟谣在发布以后改动过";
            default -> "代码 " + reason;
        };
    }

    static String channel(String channel) {
        return switch (channel) {
            case "wechat" -> "微信";
            case "web" -> "网页聊天";
            case "" -> "";
            default -> channel;
        };
    }

    /** The way, where several are possible with the channel. */
    static String way(String channel, @Nullable Way way) {
        if (way == null) {
            return channel.isEmpty() ? "—" : channel(channel);
        }
        return switch (way) {
            case DIRECT -> channel.equals("wechat") ? "微信客服消息" : channel.isEmpty() ? "客服消息或网页聊天" : channel(channel);
            case SUBSCRIPTION -> "订阅通知";
            case TEMPLATE -> "模板消息";
            case MASS_LIST -> "群发（按名单）";
            case MASS_WHOLE -> "群发（整批）";
        };
    }

    /** What a way takes, for choosing. */
    static String cost(Way way) {
        return switch (way) {
            case DIRECT -> "不占群发次数；微信只能发给 48 小时内来过消息的人，每人 5 条";
            case SUBSCRIPTION -> "每次用掉本人同意的一次";
            case TEMPLATE -> "占公众号当天的模板消息次数";
            case MASS_LIST -> "占每人每月 4 条里的一条；每次最多 1 万人";
            case MASS_WHOLE -> "一次发给整个标签或全体关注者，占每人每月 4 条里的一条；不能和别的方式一起用";
        };
    }

    /** What the platform grants today. */
    static String left(BulkQuota quota) {
        return switch (quota) {
            case BulkQuota.Known(var daily, var _, var left) -> "还剩 " + left + " 次（共 " + daily + " 次）";
            case BulkQuota.Unknown(var reason) -> reason.isEmpty() ? "没有限制，或者不知道" : "微信没有告诉（" + reason + "）";
        };
    }

    /** What the platform grants besides a day's calls. */
    static String limit(Way way) {
        return switch (way) {
            case DIRECT -> "每人来消息后 48 小时内 5 条";
            case SUBSCRIPTION -> "本人同意几次就是几次";
            case TEMPLATE -> "只限当天次数";
            case MASS_LIST -> "每人每月 4 条；每天 100 次";
            case MASS_WHOLE -> "每人每月 4 条；发给全体每天 1 次";
        };
    }

    static String audience(Audience audience) {
        return switch (audience) {
            case Audience.Asked(var group) -> "问过这个问题（第 " + group + " 组）而没有得到答案的人";
            case Audience.Misinformed(var review) -> "看过辟谣 " + review + " 旧结论的人";
            case Audience.Subscribed(var topic) -> "订阅了“" + topic + "”的人";
            case Audience.Reporters(var receipts) -> "提交这些线索的人（" + receipts.size() + " 件）";
            case Audience.Tagged(var account, var tag) -> "公众号 " + account + " 里标签 " + tag + " 的人";
            case Audience.Followers(var account) -> "公众号 " + account + " 的全体关注者";
            case Audience.Waiting(var review) -> "在等辟谣 " + review + " 答复的人";
        };
    }

    static String kind(Audience.Kind kind) {
        return switch (kind) {
            case ASKED -> "问过某个问题、没有得到答案的人";
            case MISINFORMED -> "看过某条辟谣旧结论的人";
            case SUBSCRIBED -> "订阅了某个主题的人";
            case RECEIPTS -> "某些线索的提交人";
            case TAGGED -> "公众号某个标签的人";
            case FOLLOWERS -> "公众号的全体关注者";
            case WAITING -> "在等某条辟谣答复的人（先审后发打开时才有）";
        };
    }

    /** What has to be written beside the kind. */
    static String detail(Audience.Kind kind) {
        return switch (kind) {
            case ASKED -> "提问组的编号（在“大家在问”里打开一组，点“告诉问过的人”会自动填好）";
            case MISINFORMED -> "辟谣的编号";
            case SUBSCRIBED -> "主题";
            case RECEIPTS -> "线索编号，用空格隔开";
            case TAGGED -> "公众号名称和标签编号，用空格隔开（见下面的标签表）";
            case FOLLOWERS -> "公众号名称";
            case WAITING -> "辟谣的编号";
        };
    }

    static String refusal(Why why) {
        return switch (why) {
            case NOT_NOW -> "它的状态已经变了，可能同事刚处理过。请看看现在的状态再操作。";
            case OWN_WORK -> "您参与过编写或送审，不能由您发布。请另一位审核员发布。";
            case STALE -> "名单算了太久，请点“重新算名单”以后再发布。";
            case NOBODY -> "名单里没有可以送到的人，发布没有意义。";
            case REVIEW_CHANGED -> "所讲的辟谣没有发布，或者在算名单以后改动过。请核对内容，重新送审或重新算名单。";
            case TOO_MANY -> "同时进行的群发太多，请等前面的发完。";
        };
    }

    static @Nullable String pausedWhy(@Nullable String why) {
        return why == null ? null : reason(why).startsWith("代码 ") ? why : reason(why);
    }
}
