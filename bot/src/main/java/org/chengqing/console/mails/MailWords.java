package org.chengqing.console.mails;

import org.chengqing.outbox.ActResult;
import org.chengqing.outbox.QueuedMail;
import org.jspecify.annotations.Nullable;

/** What stands and happens in the queue, in words for the office. */
final class MailWords {
    private MailWords() {}

    static String standing(QueuedMail.Standing standing) {
        return switch (standing) {
            case WAITING -> "等待";
            case UNCERTAIN -> "存疑";
            case SUSPECTED_LOST -> "疑似丢失";
            case DEAD -> "未送达";
        };
    }

    static String meaning(QueuedMail.Standing standing) {
        return switch (standing) {
            case WAITING -> "还没被对方服务器收下，程序自己会再试，不用管。";
            case UNCERTAIN -> "信发出去了，没有等到对方的答复。程序自己会查或再发，不用管；收到两封相同的，以一封为准。";
            case SUSPECTED_LOST -> "对方服务器收下了，邮箱里却没有，多半被反垃圾规则拦下。请看看垃圾箱和收信规则，再重发。";
            case DEAD -> "程序已放弃。请看最近一次结果，改好后重发；换邮箱就改地址；实在发不出去，就导出。";
        };
    }

    static String css(QueuedMail.Standing standing) {
        return switch (standing) {
            case WAITING -> "tag";
            case UNCERTAIN, SUSPECTED_LOST -> "tag tag-warn";
            case DEAD -> "tag tag-bad";
        };
    }

    static String outcome(@Nullable String outcome) {
        if (outcome == null) {
            return "正在进行";
        }
        return switch (outcome) {
            case "Accepted" -> "对方收下了";
            case "NotAccepted" -> "对方暂时不收，或没有连上";
            case "Refused" -> "对方拒收";
            case "Ambiguous" -> "没有等到答复，可能已收下";
            case "Blocked" -> "本方的问题，整个队列暂停";
            case "Lost" -> "程序中断，结果不明";
            default -> outcome;
        };
    }

    /** What to do when an act was not possible. */
    static String refusal(ActResult result) {
        return switch (result) {
            case DONE -> "已完成。";
            case NOT_THERE -> "没有这封邮件，它可能已经送达。";
            case RUNNING -> "这封邮件正在发送，请过几分钟再看结果。";
            case DELIVERED -> "这封邮件已经送达，不需要再发。";
            case NOT_AN_ADDRESS -> "这不是一个邮件地址，请写成 name@example.gov 的样子，一次一个。";
            case FORGOTTEN -> "这封邮件早已送达，内容已按保存期删除。";
        };
    }
}
