package org.chengqing.knowledge.text;

import java.math.BigDecimal;

/**
 * A number with its unit, both in one form: 三天, 3天 and 72小时 are all 72 小时.
 *
 * @param value without trailing zeros
 * @param unit the form that all units of its kind are turned into; empty for a bare number
 */
public record Quantity(BigDecimal value, String unit) {
    private static final BigDecimal MINUTES_A_DAY = BigDecimal.valueOf(1_440);
    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);

    /** For people: a time in the largest unit that divides it. */
    @Override
    public String toString() {
        if (unit.equals("分钟") && value.remainder(MINUTES_A_DAY).signum() == 0) {
            return value.divide(MINUTES_A_DAY).toPlainString() + "天";
        }
        if (unit.equals("分钟") && value.remainder(MINUTES_AN_HOUR).signum() == 0) {
            return value.divide(MINUTES_AN_HOUR).toPlainString() + "小时";
        }
        return value.toPlainString() + unit;
    }
}
