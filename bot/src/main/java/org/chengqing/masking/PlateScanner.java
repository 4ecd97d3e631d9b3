package org.chengqing.masking;

/**
 * Finds number plates (GA 36): province, letter, five letters and digits or six for cars with new energy, the last
 * perhaps a word of its own.
 */
final class PlateScanner {
    private static final String PROVINCES = "京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊";
    private static final String SEPARATORS = "·•・.-_ " + FoldedText.NOTHING;
    private static final String SPECIAL = "挂学警港澳使领";

    private final FoldedText text;
    private final Findings findings;

    PlateScanner(FoldedText text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    void scan() {
        for (int at = 0; at + 6 < text.length(); at++) {
            if (text.isHan(at) && !text.isHan(at + 1) && PROVINCES.indexOf(text.at(at)) >= 0) {
                int end = endAt(at);
                if (end > at) {
                    findings.add(new PersonalData(at, end, PersonalDataType.PLATE));
                }
            }
        }
    }

    private int endAt(int at) {
        int letter = skipped(at + 1, 1);
        if (!FoldedText.isLetter(text.at(letter))) {
            return -1;
        }
        int end = skipped(letter + 1, 2);
        int length = 0;
        int digits = 0;
        int letters = 0;
        while (length < 7 && (DigitGroups.isLatin(text.at(end)) || text.isDigit(end) || isPause(end, length))) {
            boolean pause = isPause(end, length);
            digits += text.isDigit(end) ? 1 : 0;
            letters += !text.isDigit(end) && !pause ? 1 : 0;
            length += pause ? 0 : 1;
            end++;
        }
        boolean special = length == 4 && SPECIAL.indexOf(text.at(end)) >= 0;
        boolean form = special || length == 5 || length == 6;
        return form && digits >= 2 && letters <= 3 ? (special ? end + 1 : end) : -1;
    }

    /** 浙A 123 45 and 浙A-12-345: a separator within, between two signs. */
    private boolean isPause(int at, int length) {
        return length > 0
                && length < 5
                && (text.at(at) == ' ' || text.at(at) == '-' || text.at(at) == FoldedText.NOTHING)
                && DigitGroups.isLatin(text.at(at + 1));
    }

    private int skipped(int at, int most) {
        int end = at;
        while (end - at < most && end < text.length() && SEPARATORS.indexOf(text.at(end)) >= 0) {
            end++;
        }
        return end;
    }
}
