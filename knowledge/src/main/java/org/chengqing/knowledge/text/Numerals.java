package org.chengqing.knowledge.text;

import java.math.BigDecimal;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Chinese numerals written in digits where a unit follows, so that 三天 is 3天, 六百八十元 680元, 一千二百块 1200块 and 5万元
 * 50000元. Words that merely contain a numeral (一般, 万一, 三农) have no unit behind it and stay.
 */
final class Numerals {
    static final String UNITS = "个?(?:工作日|小时|钟头|星期|礼拜|分钟|公里|公斤|平方|立方|毫克|毫升|"
            + "月|天|日|号|周|年|岁|元|块|人|名|位|例|户|家|所|辆|台|次|倍|成|剂|针|级|度|米|吨|斤|克|批|项|份|条|栋|"
            + "口|头|座|起|部|路|分|时|点|楼|层|届|村|班|校|只|℃|°c|%)";
    private static final String DIGITS = "零〇一二三四五六七八九";
    private static final Pattern CHINESE = Pattern.compile("([零〇一二两三四五六七八九十百千万亿]{1,12})(?=[多余]?" + UNITS + ")");
    /** 六百八, 一千二: a numeral by its form, with or without a unit. */
    private static final Pattern SEVERAL_SCALES =
            Pattern.compile("(?<![零〇一二两三四五六七八九十百千万亿第])[一二两三四五六七八九][百千万][零一二三四五六七八九十百千]+(?![零〇一二两三四五六七八九十百千万亿])");

    private static final Pattern PERCENT =
            Pattern.compile("百分之([零〇一二两三四五六七八九十百千]{1,8}|\\d{1,9}(?:\\.\\d{1,4})?)(?![零〇一二两三四五六七八九十百千万亿])");
    private static final Pattern SCALED = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,4})?)([百千万亿]{1,2})(?=" + UNITS + ")");

    private Numerals() {}

    static String inDigits(String text) {
        String percents = text.contains("百分之") ? PERCENT.matcher(text).replaceAll(Numerals::percent) : text;
        String several =
                SEVERAL_SCALES.matcher(percents).replaceAll(found -> inDigits(found.group(), value(found.group())));
        String read = CHINESE.matcher(several).replaceAll(found -> {
            long value = value(found.group(1));
            boolean afterDigit = found.start() > 0 && Character.isDigit(several.charAt(found.start() - 1));
            return afterDigit ? found.group() : inDigits(found.group(), value);
        });
        return SCALED.matcher(read).replaceAll(found -> scaled(found.group(1), found.group(2)));
    }

    private static String inDigits(String numeral, long value) {
        return value < 0 ? numeral : Long.toString(value);
    }

    private static String percent(MatchResult found) {
        String numeral = found.group(1);
        if (Character.isDigit(numeral.charAt(0))) {
            return numeral + "%";
        }
        long value = value(numeral);
        return value < 0 ? found.group() : value + "%";
    }

    private static String scaled(String digits, String scales) {
        BigDecimal value = new BigDecimal(digits);
        for (int i = 0; i < scales.length(); i++) {
            value = value.multiply(BigDecimal.valueOf(scale(scales.charAt(i))));
        }
        return value.stripTrailingZeros().toPlainString();
    }

    /** The value, or -1 where the characters are no single number (三四天 is three or four days). */
    static long value(String numeral) {
        if (numeral.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            return numeral.length() == 2 && DIGITS.indexOf(numeral.charAt(0)) > 1 ? -1 : spelled(numeral);
        }
        long total = 0;
        long section = 0;
        long digit = 0;
        long lastScale = 1;
        boolean open = false; // a digit waits for its scale
        for (int i = 0; i < numeral.length(); i++) {
            char c = numeral.charAt(i);
            long scale = scale(c);
            if (scale == 1) {
                if (open && digit != 0) {
                    return -1;
                }
                digit = c == '两' ? 2 : Math.max(0, DIGITS.indexOf(c) - 1);
                lastScale = digit == 0 ? 1 : lastScale;
                open = true;
            } else if (scale < 10_000) {
                section += (open && digit != 0 ? digit : 1) * scale;
                digit = 0;
                open = false;
                lastScale = scale;
            } else {
                long below = section + digit;
                total = (total + (below == 0 ? 1 : below)) * scale;
                section = 0;
                digit = 0;
                open = false;
                lastScale = scale;
            }
        }
        // 六百八 is 680: a last digit counts the next lower scale
        return total + section + (lastScale >= 100 ? digit * lastScale / 10 : digit);
    }

    private static long spelled(String numeral) {
        StringBuilder digits = new StringBuilder();
        numeral.chars().forEach(c -> digits.append(Math.max(0, DIGITS.indexOf(c) - 1)));
        return Long.parseLong(digits.toString());
    }

    private static long scale(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万' -> 10_000;
            case '亿' -> 100_000_000;
            default -> 1;
        };
    }
}
