package org.chengqing.knowledge.text;

/** A date as far as it is told: 0 for a year, month or day left out. */
public record CalendarDay(int year, int month, int day) {
    /** Whether both tell something in common and nothing different. */
    public boolean agreesWith(CalendarDay other) {
        return comparable(other) && same(year, other.year) && same(month, other.month) && same(day, other.day);
    }

    /** Whether there is a part that both tell. */
    public boolean comparable(CalendarDay other) {
        return year * other.year != 0 || month * other.month != 0 || day * other.day != 0;
    }

    private static boolean same(int one, int two) {
        return one == 0 || two == 0 || one == two;
    }

    @Override
    public String toString() {
        return (year == 0 ? "" : year + "年") + (month == 0 ? "" : month + "月") + (day == 0 ? "" : day + "日");
    }
}
