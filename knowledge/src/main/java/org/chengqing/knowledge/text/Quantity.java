package org.chengqing.knowledge.text;

import java.math.BigDecimal;

/**
 * A number with its unit, both in one form: 三天, 3天 and 72小时 are all 72 小时.
 *
 * @param value without trailing zeros
 * @param unit the form that all units of its kind are turned into; empty for a bare number
 */
public record Quantity(BigDecimal value, String unit) {
    @Override
    public String toString() {
        return value.toPlainString() + unit;
    }
}
