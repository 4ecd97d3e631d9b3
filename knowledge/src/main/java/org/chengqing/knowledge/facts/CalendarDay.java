package org.chengqing.knowledge.facts;

import org.jspecify.annotations.Nullable;

/**
 * A date as far as it is told.
 *
 * @param year 0 where left out
 * @param month 0 where left out
 * @param day 0 where left out
 * @param festival told instead of month and day
 */
public record CalendarDay(
        int year, int month, int day, @Nullable Festival festival) {
    /** A date without a festival. */
    public CalendarDay(int year, int month, int day) {
        this(year, month, day, null);
    }

    /** Whether there is a part that both tell. */
    public boolean comparable(CalendarDay other) {
        boolean seasons = (festival != null || month != 0) && (other.festival != null || other.month != 0);
        return year * other.year != 0 || seasons || day * other.day != 0;
    }

    /** Whether both tell something in common and nothing different. */
    public boolean agreesWith(CalendarDay other) {
        return comparable(other)
                && same(year, other.year)
                && same(month, other.month)
                && same(day, other.day)
                && (festival == null || other.festival == null || festival == other.festival)
                && fits(festival, other.month)
                && fits(other.festival, month);
    }

    /** Whether both name a day or month, and these are more than a month apart or both days. */
    public boolean contradicts(CalendarDay other) {
        boolean monthOnly = (month != 0 && day == 0) || (other.month != 0 && other.day == 0);
        boolean nextMonth = month != 0 && other.month != 0 && Math.abs(month - other.month) % 10 == 1;
        return comparable(other) && !agreesWith(other) && !(monthOnly && nextMonth && same(year, other.year));
    }

    private static boolean fits(@Nullable Festival festival, int month) {
        return festival == null || month == 0 || festival.mayFallIn(month);
    }

    private static boolean same(int one, int two) {
        return one == 0 || two == 0 || one == two;
    }

    @Override
    public String toString() {
        return (year == 0 ? "" : year + "年")
                + (month == 0 ? "" : month + "月")
                + (day == 0 ? "" : day + "日")
                + (festival == null ? "" : festival.word());
    }
}
