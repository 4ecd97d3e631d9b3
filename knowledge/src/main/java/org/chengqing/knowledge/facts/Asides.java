package org.chengqing.knowledge.facts;

import java.util.regex.Pattern;

/** Clauses that name what a message is not about: 不是云溪, 跟石桥滑坡没关系, 白鹭那几个点我不问. */
final class Asides {
    private static final Pattern ASIDE =
            Pattern.compile("(?<=^|[,。 ])(?:(?:不是|并非|而不是|别发|不要发)(?![说有要真谣吧吗假都不骗])[^,。]{1,20}"
                    + "|[^,。]{0,16}(?:我不问|不用管|我知道)[^,。]{0,6}|(?:跟|和|与)[^,。]{1,16}(?:没关系|无关|不一样|不相干|一样)[^,。]{0,4}"
                    + "|别人说[^,。]{1,20})(?=$|[,。])");
    private static final Pattern HINT = Pattern.compile("不是|并非|别发|不要发|不问|不用管|知道|关系|无关|一样|不相干|别人说");

    private Asides() {}

    /** The text without them, unless nothing else is left. */
    static String without(String folded) {
        if (!HINT.matcher(folded).find()) {
            return folded;
        }
        String rest = ASIDE.matcher(folded).replaceAll("");
        return rest.chars().anyMatch(Character::isLetterOrDigit) ? rest : folded;
    }
}
