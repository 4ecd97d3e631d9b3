package org.chengqing.knowledge.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text wants to know beside whether something is true: a number to call, a place, a price, how to go about it. A
 * rebuttal on the same topic that does not tell it is no answer.
 */
final class AskedDetail {
    private static final List<List<String>> DETAILS = List.of(
            List.of("电话", "号码", "热线"),
            List.of("怎么办", "怎么弄", "咋办", "咋整", "咋弄", "如何", "怎样", "怎么申请", "怎么报", "怎么领", "怎么查", "怎么走", "流程", "手续"),
            List.of("在哪", "哪里", "哪儿", "哪个", "哪家", "哪天", "地址"),
            List.of("几点", "几号", "啥时候", "什么时候", "多久", "多会儿", "何时", "时间表"),
            List.of("多少钱", "多少", "收费标准", "价格", "几块"),
            List.of("为什么", "为啥", "原因"),
            List.of("需要什么", "要带什么", "什么材料", "什么条件", "哪些"),
            List.of("能不能", "可不可以", "可以吗", "能吗", "行不行", "行吗"),
            List.of("申请", "报名", "办理", "预约", "投诉", "报警", "赔偿", "退款"),
            List.of("谁"));
    private static final List<String> QUESTIONS = List.of("吗", "么", "呢", "是不是", "有没有", "真假", "真的", "?", "吧", "不会");
    private static final List<String> NEGATIONS = List.of("没", "不", "未", "别", "无");

    private AskedDetail() {}

    /** The kinds of detail that the folded text asks for. */
    static List<List<String>> in(String folded) {
        List<List<String>> asked = new ArrayList<>();
        for (List<String> words : DETAILS) {
            if (mentions(folded, words)) {
                asked.add(words);
            }
        }
        return asked;
    }

    /** How many of these kinds an entry's text has no word for. */
    static int untold(List<List<String>> asked, String entry) {
        int untold = 0;
        for (List<String> words : asked) {
            untold += mentions(entry, words) ? 0 : 1;
        }
        return untold;
    }

    static boolean isQuestion(String folded) {
        return mentions(folded, QUESTIONS);
    }

    static boolean isNegated(String folded) {
        return mentions(folded, NEGATIONS);
    }

    private static boolean mentions(String text, List<String> words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
