package org.chengqing.console.syndication;

import org.chengqing.syndication.Delivery;
import org.chengqing.syndication.Syndication.ActResult;
import org.chengqing.syndication.TargetHealth;

/** What stands and happens with targets, in words for the office. */
final class SyndicationWords {
    private SyndicationWords() {}

    static String state(Delivery.State state) {
        return switch (state) {
            case WAITING -> "等待";
            case DELIVERED -> "已送达";
            case DEAD -> "未送达";
            case SET_ASIDE -> "不再发";
        };
    }

    static String css(Delivery.State state) {
        return switch (state) {
            case WAITING, SET_ASIDE -> "tag";
            case DELIVERED -> "tag tag-good";
            case DEAD -> "tag tag-bad";
        };
    }

    static String standing(TargetHealth health) {
        if (health.stoppedAt() != null) {
            return "对方已停用";
        }
        return health.pausedUntil() != null ? "暂时不通" : "正常";
    }

    static String standingCss(TargetHealth health) {
        if (health.stoppedAt() != null) {
            return "tag tag-bad";
        }
        return health.pausedUntil() != null ? "tag tag-warn" : "tag tag-good";
    }

    /** What the target said last. */
    static String answer(Delivery delivery) {
        Integer code = delivery.code();
        if (code == null) {
            return delivery.outcome() == null ? "—" : "没有答复（" + delivery.outcome() + "）";
        }
        return code + " " + meaning(code);
    }

    private static String meaning(int code) {
        if (code >= 200 && code < 300) {
            return "收下了";
        }
        if (code >= 300 && code < 400) {
            return "要求转到别的地址，程序不跟随，请改设置里的地址";
        }
        return switch (code) {
            case 401, 403 -> "不让进，请核对密钥";
            case 404, 405 -> "没有这个地址";
            case 410 -> "地址已停用";
            case 429 -> "嫌太快，晚些再发";
            default -> code >= 500 ? "对方出错" : "不接受这条内容";
        };
    }

    static String refusal(ActResult result) {
        return switch (result) {
            case DONE -> "已办好。";
            case NOT_THERE -> "没有这条推送，或设置里已经没有这个目标。";
            case NOT_NOW -> "这条推送现在不能这样处理，请刷新页面看看它的状态。";
            case STOPPED -> "对方说这个地址已停用。请先问清楚，在目标那一行按“恢复推送”，再重发。";
        };
    }
}
