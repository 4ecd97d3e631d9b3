package org.chengqing.console.reception;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.chengqing.channel.Channel.Allowance;
import org.chengqing.console.page.Times;

/** How much a person may still be told, in words. */
final class AllowanceWords {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(Times.ZONE);

    private AllowanceWords() {}

    static String of(Allowance allowance, Instant now) {
        return switch (allowance) {
            case Allowance.Unlimited _ -> "网页聊天，不限条数；对方离开网页几分钟后就收不到了。";
            case Allowance.Left left ->
                left.messages() == 0
                        ? "微信允许的条数用完了，要等对方再发来消息才能回。"
                        : "最多还能发 " + left.messages() + " 条，到 " + TIME.format(now.plus(left.within()))
                                + " 为止；对方再发来消息就重新计算。";
            case Allowance.Unknown _ -> "现在查不到还能发几条。微信规定：对方每次发来消息后的 48 小时内，最多回 5 条。";
        };
    }
}
