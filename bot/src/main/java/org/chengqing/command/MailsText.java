package org.chengqing.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.chengqing.outbox.ActResult;
import org.chengqing.outbox.OutboxHealth;
import org.chengqing.outbox.QueuedMail;

/** The queue of mails and what became of an act, for the terminal. */
final class MailsText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private MailsText() {}

    static String of(OutboxHealth health, List<QueuedMail> mails) {
        StringBuilder text = new StringBuilder();
        if (health.pausedBecause() != null) {
            text.append("队列暂停：").append(health.pausedBecause()).append('\n');
        }
        text.append("等待 ")
                .append(health.waiting())
                .append("，存疑 ")
                .append(health.uncertain())
                .append("，疑似丢失 ")
                .append(health.suspectedLost())
                .append("，未送达 ")
                .append(health.dead())
                .append('\n');
        if (mails.isEmpty()) {
            return text.append("没有未送到的邮件。\n").toString();
        }
        TextTable table = new TextTable(6, List.of("状态", "编号", "收件地址", "交来", "下次", "最近一次结果", "次数"));
        mails.forEach(mail -> table.add(List.of(
                standing(mail),
                mail.key(),
                mail.to(),
                MINUTE.format(mail.since()),
                mail.due() == null ? "-" : MINUTE.format(mail.due()),
                mail.outcome() == null ? "-" : mail.outcome().replaceAll("\\s+", " "),
                Integer.toString(mail.attempts()))));
        return text.append(table.text()).toString();
    }

    private static String standing(QueuedMail mail) {
        String word =
                switch (mail.standing()) {
                    case WAITING -> "等待";
                    case UNCERTAIN -> "存疑";
                    case SUSPECTED_LOST -> "疑似丢失";
                    case DEAD -> "未送达";
                };
        return mail.mayBeDuplicate() ? word + "（可能重复）" : word;
    }

    /** What to do when an act was not possible. */
    static String refusal(ActResult result) {
        return switch (result) {
            case DONE -> "已完成。";
            case NOT_THERE -> "没有这个编号的邮件，编号见 ./chengqing mails。";
            case RUNNING -> "这封邮件正在发送，请过几分钟再看结果。";
            case DELIVERED -> "这封邮件已经送达，不需要再发。";
            case NOT_AN_ADDRESS -> "这不是一个邮件地址，请写成 name@example.gov 的样子，一次一个。";
            case FORGOTTEN -> "这封邮件早已送达，内容已按保存期删除。";
        };
    }
}
