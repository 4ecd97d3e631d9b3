package org.chengqing.knowledge.facts;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads quantities with their units, and bare numbers. */
final class QuantityReader {
    private static final String NUMBER = "(\\d{1,12}(?:\\.\\d{1,4})?)([百千万亿]{0,2})";
    private static final Pattern QUANTITY =
            Pattern.compile("(?<![\\d.a-z:/第])(?:" + NUMBER + "|半)(?:(?:-|~|至|到)" + NUMBER
                    + ")?(多|余|来|几)?(个?)"
                    + "(平方公里|平方米|立方米|工作日|小时|钟头|星期|礼拜|分钟|公里|千米|公斤|千克|毫克|毫升|厘米|毫米|立方|平方|平米|公顷|周岁|美元|港币|欧元|日元|台币|块钱|个人"
                    + "|批次|秒|月|天|周|年|岁|元|块|角|毛|人|名|位|例|户|家|所|辆|台|次|倍|成|剂|针|级|度|米|里|吨|斤|克|升|亩|批|项|份|条|栋|幢|口|头|只|座|起|部|分|层|班|村|校"
                    + "|盒|瓶|袋|包|片|张|届|款|种|颗|粒|根|颗|km|cm|mm|kg|mg|ml|℃|°c|%|g|m|l)?");
    private static final Pattern CALLED = Pattern.compile("(?:电话|热线|拨打|致电|号码|手机|短信|微信|qq|编号|证号|热线是)[:是为]?$");
    private static final int LONGEST_BARE = 4;
    private static final double HALF = 0.5;
    private static final double ABOUT = 0.07;
    private static final int MORE = 5;
    private static final int COUNTED = 6;
    private static final int UNIT = 7;

    private record Unit(Dimension dimension, String counter, double times) {}

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            unit("秒", Dimension.DURATION, 1 / 60.0),
            unit("分钟", Dimension.DURATION, 1),
            unit("小时", Dimension.DURATION, 60),
            unit("钟头", Dimension.DURATION, 60),
            unit("天", Dimension.DURATION, 1_440),
            unit("工作日", Dimension.DURATION, 1_440),
            unit("周", Dimension.DURATION, 10_080),
            unit("星期", Dimension.DURATION, 10_080),
            unit("礼拜", Dimension.DURATION, 10_080),
            unit("月", Dimension.DURATION, 43_200),
            unit("年", Dimension.DURATION, 525_600),
            unit("元", Dimension.MONEY, 1),
            unit("块", Dimension.MONEY, 1),
            unit("块钱", Dimension.MONEY, 1),
            unit("角", Dimension.MONEY, 0.1),
            unit("毛", Dimension.MONEY, 0.1),
            unit("公里", Dimension.LENGTH, 1_000),
            unit("千米", Dimension.LENGTH, 1_000),
            unit("km", Dimension.LENGTH, 1_000),
            unit("里", Dimension.LENGTH, 500),
            unit("米", Dimension.LENGTH, 1),
            unit("m", Dimension.LENGTH, 1),
            unit("厘米", Dimension.LENGTH, 0.01),
            unit("cm", Dimension.LENGTH, 0.01),
            unit("毫米", Dimension.LENGTH, 0.001),
            unit("mm", Dimension.LENGTH, 0.001),
            unit("吨", Dimension.MASS, 1_000_000),
            unit("公斤", Dimension.MASS, 1_000),
            unit("千克", Dimension.MASS, 1_000),
            unit("kg", Dimension.MASS, 1_000),
            unit("斤", Dimension.MASS, 500),
            unit("克", Dimension.MASS, 1),
            unit("g", Dimension.MASS, 1),
            unit("毫克", Dimension.MASS, 0.001),
            unit("mg", Dimension.MASS, 0.001),
            unit("升", Dimension.VOLUME, 1_000),
            unit("l", Dimension.VOLUME, 1_000),
            unit("毫升", Dimension.VOLUME, 1),
            unit("ml", Dimension.VOLUME, 1),
            unit("立方米", Dimension.VOLUME, 1_000_000),
            unit("立方", Dimension.VOLUME, 1_000_000),
            unit("平方米", Dimension.AREA, 1),
            unit("平米", Dimension.AREA, 1),
            unit("平方", Dimension.AREA, 1),
            unit("亩", Dimension.AREA, 2_000 / 3.0),
            unit("公顷", Dimension.AREA, 10_000),
            unit("平方公里", Dimension.AREA, 1_000_000),
            unit("%", Dimension.SHARE, 1),
            unit("成", Dimension.SHARE, 10),
            unit("度", Dimension.TEMPERATURE, 1),
            unit("℃", Dimension.TEMPERATURE, 1),
            unit("°c", Dimension.TEMPERATURE, 1),
            unit("级", Dimension.LEVEL, 1),
            unit("岁", Dimension.AGE, 1),
            unit("周岁", Dimension.AGE, 1),
            unit("倍", Dimension.MULTIPLE, 1),
            unit("分", Dimension.SCORE, 1),
            unit("剂", Dimension.DOSE, 1),
            unit("针", Dimension.DOSE, 1));
    private static final Map<String, String> COUNTERS =
            Map.of("名", "人", "位", "人", "例", "人", "个人", "人", "幢", "栋", "批次", "批");
    private static final Set<Dimension> PER_UNIT =
            Set.of(Dimension.MASS, Dimension.LENGTH, Dimension.VOLUME, Dimension.AREA, Dimension.TEMPERATURE);
    private static final Set<String> CURRENCIES = Set.of("美元", "港币", "欧元", "日元", "台币");

    private final String folded;
    private final BitSet taken;

    QuantityReader(String folded, BitSet taken) {
        this.folded = folded;
        this.taken = taken;
    }

    Set<Quantity> quantities() {
        Set<Quantity> quantities = new LinkedHashSet<>();
        QUANTITY.matcher(folded).results().forEach(found -> {
            int next = taken.nextSetBit(found.start());
            @Nullable Quantity quantity = next >= 0 && next < found.end() ? null : quantity(found);
            if (quantity != null) {
                quantities.add(quantity);
            }
        });
        return quantities;
    }

    private @Nullable Quantity quantity(MatchResult found) {
        @Nullable String digits = found.group(1);
        String unit = found.group(UNIT) == null ? "" : found.group(UNIT);
        if (digits == null && unit.isEmpty()) {
            return null;
        }
        double least = digits == null ? HALF : value(digits, found.group(2));
        double most = found.group(3) == null ? least : value(found.group(3), found.group(4));
        if (digits == null) { // 半个月 is 14 days or 16
            least *= 1 - ABOUT;
            most *= 1 + ABOUT;
        } else if (found.group(3) == null) {
            most = atMost(found, least);
        }
        boolean ofThings = unit.isEmpty() && "个".equals(found.group(COUNTED));
        if (unit.isEmpty() && !ofThings) {
            return isCalled(found)
                    ? null
                    : new Quantity(Dimension.NONE, "", Math.min(least, most), Math.max(least, most));
        }
        @Nullable Unit known = UNITS.get(unit);
        if (known != null) {
            if (least == 1 && most == 1 && PER_UNIT.contains(known.dimension)) {
                return null; // 50元一斤
            }
            double low = least * known.times;
            double high = most * known.times;
            return new Quantity(known.dimension, known.counter, Math.min(low, high), Math.max(low, high));
        }
        boolean article = least == 1 && most == 1; // 一辆车 and 一个人 count nothing
        Dimension dimension = CURRENCIES.contains(unit) ? Dimension.MONEY : Dimension.COUNT;
        String counter = ofThings ? "个" : COUNTERS.getOrDefault(unit, unit);
        return article ? null : new Quantity(dimension, counter, Math.min(least, most), Math.max(least, most));
    }

    /** 20多人 are up to 30, 几千人 and 数千人 up to 10,000. */
    private double atMost(MatchResult found, double least) {
        char before = found.start() > 0 ? folded.charAt(found.start() - 1) : ' ';
        if (before == '数' || before == '几') {
            return least * 10;
        }
        if (found.group(MORE) == null || least < 1) {
            return least;
        }
        double step = Math.pow(10, Math.floor(Math.log10(least)));
        return least + step;
    }

    /** Telephone numbers and names made of digits are no quantities. */
    private boolean isCalled(MatchResult found) {
        String digits = found.group(1) == null ? "" : found.group(1);
        boolean scaled = found.group(2) != null && !found.group(2).isEmpty();
        char after = found.end() < folded.length() ? folded.charAt(found.end()) : ' ';
        String before = folded.substring(Math.max(0, found.start() - 5), found.start());
        return (digits.length() > LONGEST_BARE && !scaled)
                || (digits.startsWith("0") && !digits.startsWith("0."))
                || after == '-'
                || (after >= 'a' && after <= 'z')
                || before.endsWith("-")
                || CALLED.matcher(before).find();
    }

    private static double value(String digits, @Nullable String scales) {
        double value = Double.parseDouble(digits);
        for (int i = 0; scales != null && i < scales.length(); i++) {
            value *= switch (scales.charAt(i)) {
                case '百' -> 100;
                case '千' -> 1_000;
                case '万' -> 10_000;
                default -> 100_000_000;
            };
        }
        return value;
    }

    private static Map.Entry<String, Unit> unit(String name, Dimension dimension, double times) {
        return Map.entry(name, new Unit(dimension, "", times));
    }
}
