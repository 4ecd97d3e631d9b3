package org.chengqing.knowledge.facts;

/** What a quantity measures. Quantities of one dimension are written in one unit. */
public enum Dimension {
    /** In minutes. */
    DURATION("分钟"),
    /** In yuan, or in the counter's currency. */
    MONEY("元"),
    /** In metres. */
    LENGTH("米"),
    /** In grams. */
    MASS("克"),
    /** In millilitres. */
    VOLUME("毫升"),
    /** In square metres. */
    AREA("平方米"),
    /** In percent. */
    SHARE("%"),
    /** In degrees. */
    TEMPERATURE("度"),
    /** Of earthquakes, winds and warnings. */
    LEVEL("级"),
    /** In years of age. */
    AGE("岁"),
    /** How many times as much. */
    MULTIPLE("倍"),
    /** Points of an examination or a licence. */
    SCORE("分"),
    /** Doses of a vaccine. */
    DOSE("剂"),
    /** Of what the counter says: people, households, vehicles. */
    COUNT(""),
    /** A bare number. */
    NONE("");

    private final String unit;

    Dimension(String unit) {
        this.unit = unit;
    }

    String unit() {
        return unit;
    }
}
