package org.chengqing.knowledge.facts;

/**
 * A time of day: 晚上10点 is 22时.
 *
 * @param hour 0 to 24
 * @param minute 0 to 59
 * @param certain whether morning or afternoon was told
 */
public record ClockTime(int hour, int minute, boolean certain) {
    private static final int HALF_DAY = 12;

    /** Whether both may mean the same moment; 10点 may be in the evening. */
    public boolean agreesWith(ClockTime other) {
        boolean both = certain && other.certain;
        return minute == other.minute
                && (both ? hour % 24 == other.hour % 24 : hour % HALF_DAY == other.hour % HALF_DAY);
    }

    @Override
    public String toString() {
        return hour + "时" + (minute == 0 ? "" : minute + "分");
    }
}
