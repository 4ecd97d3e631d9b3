package org.chengqing.masking;

/** How much the characters of a possible name look like ordinary words, alone or with their neighbours. */
final class NameForm {
    private static final double IS_WORD = 3.5;
    private static final double IS_WORD_LIKE_NAME = 2.5;
    /** How much less words count behind a word that introduces names. */
    private static final double INTRODUCED = 3;

    private static final double BEGINS_WITH_WORD = 1.5;
    private static final double CUTS_WORD = 1.5;
    private static final double GIVEN_IS_WORD = 1;
    /** Common in given names; words of these alone, such as 建国, are given names as well. */
    private static final String GIVEN =
            "国建平安文明光爱卫军华强志勇刚伟丽秀英芳红梅兰春夏秋冬雪玉明海山川江河林森星月晨阳云霞燕凤龙虎永庆福贵荣生成忠德义仁礼智信和顺利民胜新东南北天宇浩然子轩涵梦思雨欣怡佳静洁美娟珍琴慧巧";

    private NameForm() {}

    /** What is to be taken off the clues for the characters from start to end, of which the first is a surname. */
    static double doubt(FoldedText text, int start, int end, boolean introduced) {
        double doubt = 0;
        boolean three = end - start == 3;
        boolean likeName = GIVEN.indexOf(text.at(end - 1)) >= 0;
        if (isWord(text, start, end) && !likeName) {
            return IS_WORD;
        }
        if (isWord(text, start, end)) {
            doubt += IS_WORD_LIKE_NAME;
        } else if (three && isWord(text, start, start + 2)) {
            doubt += BEGINS_WITH_WORD;
        }
        if (three && isWord(text, start + 1, end) && !isGiven(text, start + 1)) {
            doubt += GIVEN_IS_WORD;
        }
        boolean cutsBefore = text.isHan(start - 1) && isWord(text, start - 1, start + 1);
        boolean cutsBehind =
                text.isHan(end) && (isWord(text, end - 1, end + 1) || (!three && isWord(text, start, end + 1)));
        doubt += (cutsBefore ? CUTS_WORD : 0) + (cutsBehind ? CUTS_WORD : 0);
        return introduced ? doubt / INTRODUCED : doubt;
    }

    private static boolean isGiven(FoldedText text, int at) {
        return GIVEN.indexOf(text.at(at)) >= 0 && GIVEN.indexOf(text.at(at + 1)) >= 0;
    }

    private static boolean isWord(FoldedText text, int from, int to) {
        return Lexicon.isOrdinary(text.between(from, to));
    }
}
