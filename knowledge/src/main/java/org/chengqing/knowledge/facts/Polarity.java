package org.chengqing.knowledge.facts;

import java.util.regex.Pattern;

/**
 * How a text speaks. A denial or a question is about the same claim, so this never turns an answer round.
 *
 * @param negated whether it says that something is not so
 * @param doubting whether it takes the claim for a rumour
 * @param asking whether it asks
 */
public record Polarity(boolean negated, boolean doubting, boolean asking) {
    private static final Pattern NEGATED = Pattern.compile("不是(?!不)|没有(?!没)|并非|并没|不会|不用|不需要|不要紧|不存在|未曾|从未|没事|无关");
    private static final Pattern DOUBTING =
            Pattern.compile("谣言|谣传|假的|骗人|瞎说|胡说|不信|不可信|不实|辟谣|造谣|不靠谱|真的假的|可信吗|靠谱吗|误传|别信|不会吧");
    private static final Pattern ASKING =
            Pattern.compile("[吗嘛么呢吧](?=$|[。,!? ])|真的假的|是真的|真假|是不是|是否|有没有|会不会|能不能|可不可以|要不要|"
                    + "对不对|多少|怎么|怎样|哪里|哪儿|哪个|哪天|谁|几点|几号|几天|为什么|什么|求证|请问|想问|问一下|[不没](?=$|[。])");

    /** Reads a folded text. */
    public static Polarity of(String folded) {
        return new Polarity(
                NEGATED.matcher(folded).find(),
                DOUBTING.matcher(folded).find(),
                ASKING.matcher(folded).find());
    }
}
