package org.chengqing.console.questions;

import org.chengqing.conversation.intent.Intent;

/** What people want, in the words of the office. */
final class IntentWords {
    private IntentWords() {}

    static String of(Intent intent) {
        return switch (intent) {
            case ASK -> "问真假";
            case REPORT -> "要举报";
            case ASK_OR_REPORT -> "问或举报都可能";
            case SUPPLEMENT -> "补充举报";
            case DONE -> "举报发完了";
            case CANCEL -> "不要了、取消";
            case STATUS -> "查进度";
            case HELP -> "打招呼、问用法";
            case WITHDRAW -> "隐私、删除信息、撤回";
            case URGENT -> "紧急、有危险";
            case FEEDBACK -> "评价答复";
            case OUT_OF_SCOPE -> "与辟谣无关";
        };
    }
}
