package org.chengqing.masking;

import org.jspecify.annotations.Nullable;

/** What stands behind a possible name: a title, something that a person has or does, sex and age, a number. */
final class FollowingClue {
    private static final int MOST_PAUSES = 2;
    /** Words between a name and a number of the person. */
    private static final WordTable<Boolean> LABELS = new WordTable<Boolean>()
            .with(
                    true,
                    "手机 手机号 手机号码 电话 联系电话 电话号码 身份证 身份证号 身份证号码 号码 联系方式 微信 微信号 qq qq号 tel 住 住址 地址 家住 卡号 银行卡 护照 护照号 车牌 车牌号 邮箱 和 的 开的");

    private final FoldedText text;
    private final Findings findings;

    FollowingClue(FoldedText text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    double at(int end) {
        WordTable.@Nullable Hit<Double> word = NameClues.BEHIND.startingAt(text, end);
        if (word != null && (word.meaning() > 1 || word.meaning() < 0)) {
            return word.meaning();
        }
        int at = end;
        while (at < text.length() && at - end < MOST_PAUSES && isPause(text.at(at))) {
            at++;
        }
        if (isNumberOfPerson(at) || (at > end && isSexOrAge(at))) {
            return NameClues.ENOUGH;
        }
        if (at > end && isTold(at)) {
            return 2;
        }
        return word != null ? word.meaning() : text.isHan(end) ? 0 : 1;
    }

    private boolean isNumberOfPerson(int from) {
        int at = from;
        WordTable.@Nullable Hit<Boolean> label = LABELS.startingAt(text, at);
        at = label == null ? at : label.end();
        for (int skipped = 0; skipped < MOST_PAUSES && isPause(text.at(at)); skipped++) {
            at++;
        }
        @Nullable PersonalData number = findings.startingAt(at);
        return number != null;
    }

    private boolean isTold(int at) {
        return text.startsWith(at, "身份证")
                || text.startsWith(at, "手机")
                || text.startsWith(at, "家住")
                || text.startsWith(at, "住");
    }

    /** 张三，男，52岁. */
    private boolean isSexOrAge(int at) {
        char c = text.at(at);
        if (c == '男' || c == '女') {
            return !text.isHan(at + 1) || text.at(at + 1) == '性';
        }
        int end = at;
        while (end - at < 3 && text.isDigit(end)) {
            end++;
        }
        return end > at && text.at(end) == '岁';
    }

    private static boolean isPause(char c) {
        return " ,:/(、-|\t".indexOf(c) >= 0 || c == '：' || c == '，';
    }
}
