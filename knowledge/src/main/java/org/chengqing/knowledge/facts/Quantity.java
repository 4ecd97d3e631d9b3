package org.chengqing.knowledge.facts;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A number with its unit in one form: 三天, 3天 and 72小时 are all 4,320 minutes.
 *
 * @param dimension what it measures
 * @param counter what is counted, or the currency; empty where the dimension says it all
 * @param least the number in the dimension's unit
 * @param most the same but for a range (3-5天)
 */
public record Quantity(Dimension dimension, String counter, double least, double most) {
    private static final double MINUTES_A_DAY = 1_440;
    private static final double MINUTES_AN_HOUR = 60;
    /** Half a year is six months and also 182 days. */
    private static final double ROUGHLY = 0.02;
    /** From ten days on people say 两周 for 15 days. */
    private static final double COLLOQUIALLY = 0.07;

    private static final double LONG = 10 * MINUTES_A_DAY;

    /** Throws {@link IllegalArgumentException} for a range that ends before it begins. */
    public Quantity {
        if (!(least <= most)) {
            throw new IllegalArgumentException(least + " to " + most);
        }
    }

    /** Whether both measure the same. */
    public boolean comparable(Quantity other) {
        return dimension == other.dimension && counter.equals(other.counter);
    }

    /** Whether both are the same number, or ranges that overlap. A bare number agrees with the same number of anything. */
    public boolean agreesWith(Quantity other) {
        boolean bare = dimension == Dimension.NONE || other.dimension == Dimension.NONE;
        if (bare) {
            return same(least, other.least, 0) && same(most, other.most, 0);
        }
        boolean days = dimension == Dimension.DURATION && Math.min(least, other.least) >= LONG;
        double slack = dimension == Dimension.DURATION ? days ? COLLOQUIALLY : ROUGHLY : 0;
        return comparable(other)
                && (least <= other.most || same(least, other.most, slack))
                && (other.least <= most || same(other.least, most, slack));
    }

    /** From 0 to 1, the smaller over the larger; 1 for those that agree, 0 for those that cannot be compared. */
    public double closeness(Quantity other) {
        if (agreesWith(other)) {
            return 1;
        }
        if (!comparable(other)) {
            return 0;
        }
        double low = Math.max(0, Math.min(most, other.most));
        double high = Math.max(least, other.least);
        return high <= 0 ? 0 : Math.min(1, low / high);
    }

    private static boolean same(double one, double two, double slack) {
        return Math.abs(one - two) <= slack * Math.max(Math.abs(one), Math.abs(two));
    }

    /** For people: a time in the largest unit that divides it. */
    @Override
    public String toString() {
        double per = 1;
        String unit = counter.isEmpty() ? dimension.unit() : counter;
        if (dimension == Dimension.DURATION && least % MINUTES_A_DAY == 0 && most % MINUTES_A_DAY == 0) {
            per = MINUTES_A_DAY;
            unit = "天";
        } else if (dimension == Dimension.DURATION && least % MINUTES_AN_HOUR == 0 && most % MINUTES_AN_HOUR == 0) {
            per = MINUTES_AN_HOUR;
            unit = "小时";
        }
        return plain(least / per) + (most > least ? "-" + plain(most / per) : "") + unit;
    }

    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(12))
                .stripTrailingZeros()
                .toPlainString();
    }
}
