package org.chengqing.console.rehearsal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.knowledge.matching.MatchOutcome;

/** Says for staff what a rehearsal found. */
final class RehearsalWords {
    private RehearsalWords() {}

    static String of(Intent intent) {
        return switch (intent) {
            case ASK -> "问一件事真不真";
            case REPORT -> "要举报";
            case ASK_OR_REPORT -> "转来一段话，可能是问也可能是举报";
            case SUPPLEMENT -> "给举报补充材料";
            case DONE -> "举报说完了";
            case CANCEL -> "不办了";
            case STATUS -> "查举报办得怎样";
            case HELP -> "打招呼或问怎么用";
            case WITHDRAW -> "撤回举报或删除自己的信息";
            case URGENT -> "紧急情况";
            case FEEDBACK -> "评价刚才的回答";
            case OUT_OF_SCOPE -> "与辟谣、举报无关";
        };
    }

    static String of(MatchOutcome outcome) {
        return switch (outcome) {
            case MatchOutcome.Confirmed confirmed ->
                confirmed.matches().size() == 1
                        ? "直接回答"
                        : "直接回答 " + confirmed.matches().size() + " 件事";
            case MatchOutcome.Ambiguous ambiguous ->
                "给出 " + ambiguous.candidates().size() + " 条候选让人选";
            case MatchOutcome.NoMatch _ -> "没有答案";
        };
    }

    /** The features, the greatest first: 意思相近 0.93. */
    static List<String> features(Map<String, Double> features) {
        return features.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(each -> String.format(Locale.ROOT, "%s %.2f", each.getKey(), each.getValue()))
                .toList();
    }
}
