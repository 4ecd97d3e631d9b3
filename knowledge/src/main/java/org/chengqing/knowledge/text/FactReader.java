package org.chengqing.knowledge.text;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads quantities and dates from a folded text, where numerals are digits already. */
public final class FactReader {
    private static final Pattern DATE = Pattern.compile(
            "(?:(20\\d\\d|19\\d\\d)年)?(?:(?<!\\d)(1[0-2]|0?[1-9])月份?)?(?:(?<!\\d)(3[01]|[12]\\d|0?[1-9])[日号](?![线楼院])|(?<=月)([0-3]?\\d)(?![\\d.]))?");
    private static final Pattern QUANTITY = Pattern.compile(
            "(?<![\\d.])(\\d{1,12}(?:\\.\\d{1,4})?)(?:多|余|来|几)?个?"
                    + "(工作日|小时|钟头|星期|分钟|公里|公斤|毫克|毫升|立方|平方|月|天|周|年|岁|元|块|人|名|位|例|户|家|所|辆|台|倍|成|剂|针|级|度|米|吨|斤|克|批|份|条|栋|口|头|楼|路|分|班|村|°c|℃|%)?");

    /** Unit → what it is turned into, and how many of those it is. */
    private static final Map<String, Quantity> UNITS = Map.ofEntries(
            unit("分钟", "1", "分钟"),
            unit("小时", "60", "分钟"),
            unit("钟头", "60", "分钟"),
            unit("天", "1440", "分钟"),
            unit("周", "10080", "分钟"),
            unit("星期", "10080", "分钟"),
            unit("月", "43200", "分钟"),
            unit("年", "525600", "分钟"),
            unit("块", "1", "元"),
            unit("名", "1", "人"),
            unit("位", "1", "人"),
            unit("例", "1", "人"),
            unit("公里", "1000", "米"),
            unit("吨", "1000000", "克"),
            unit("公斤", "1000", "克"),
            unit("斤", "500", "克"),
            unit("针", "1", "剂"),
            unit("成", "10", "%"),
            unit("度", "1", "度"),
            unit("°c", "1", "度"),
            unit("℃", "1", "度"));

    private FactReader() {}

    /** The facts of a folded text. */
    public static TextFacts read(String folded) {
        return new TextFacts(quantities(folded), dates(folded));
    }

    private static Set<CalendarDay> dates(String folded) {
        Set<CalendarDay> dates = new LinkedHashSet<>();
        DATE.matcher(folded).results().forEach(found -> {
            int day = number(found, 3) + number(found, 4);
            if (day <= 31 && !found.group().isEmpty()) {
                dates.add(new CalendarDay(number(found, 1), number(found, 2), day));
            }
        });
        return dates;
    }

    private static int number(MatchResult found, int group) {
        @Nullable String digits = found.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Set<Quantity> quantities(String folded) {
        Set<Quantity> quantities = new LinkedHashSet<>();
        QUANTITY.matcher(folded).results().forEach(found -> {
            if (!isDate(folded, found)) {
                quantities.add(quantity(new BigDecimal(found.group(1)), found.group(2)));
            }
        });
        return quantities;
    }

    /** 3月, 3日, 2026年 and 3月13 are dates; 3个月 is not. */
    private static boolean isDate(String folded, MatchResult found) {
        @Nullable String unit = found.group(2);
        boolean counted = found.group().contains("个");
        char next = found.end() < folded.length() ? folded.charAt(found.end()) : ' ';
        char before = found.start() > 0 ? folded.charAt(found.start() - 1) : ' ';
        if (unit == null) {
            return next == '日' || next == '号' || before == '月';
        }
        boolean month = unit.equals("月") && !counted;
        boolean year = unit.equals("年") && found.group(1).matches("(?:19|20)\\d\\d");
        return month || year;
    }

    private static Quantity quantity(BigDecimal value, @Nullable String unit) {
        if (unit == null) {
            return new Quantity(value.stripTrailingZeros(), "");
        }
        Quantity form = UNITS.getOrDefault(unit, new Quantity(BigDecimal.ONE, unit));
        return new Quantity(value.multiply(form.value()).stripTrailingZeros(), form.unit());
    }

    private static Map.Entry<String, Quantity> unit(String unit, String times, String form) {
        return Map.entry(unit, new Quantity(new BigDecimal(times), form));
    }
}
