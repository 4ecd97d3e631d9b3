package org.chengqing.knowledge.facts;

/** The kinds of facts that are compared, each with its word for people. */
public enum Kind {
    /** A division: province, city, county, town, or another country. */
    PLACE("地点"),
    /** A school, hospital, road, bus line, bridge, market, station or housing estate. */
    SPOT("场所"),
    /** A day, month, year or festival. */
    DATE("日期"),
    /** A time of day. */
    CLOCK("时间"),
    /** A number with a unit; see {@link Dimension}. */
    QUANTITY("数字"),
    /** A number without one. */
    NUMBER("数字"),
    /** One of a closed set: an insurance, vaccine, school grade, hospital department, vehicle or document. */
    GROUP("对象"),
    /** An organisation, a quoted name or a word of Latin letters. */
    NAME("名称");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
