package org.chengqing.knowledge.facts;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates and clock times, and marks the characters they take, which are no quantities. */
final class DateReader {
    private static final String DAY = "(3[01]|[12]\\d|0?[1-9])";
    private static final Pattern MONTH_AND_DAY =
            Pattern.compile("(?=\\d)(?:((?:19|20)\\d\\d)年)?(?<!\\d)(1[0-2]|0?[1-9])月(?:份|底|初|中旬|上旬|下旬)?" + "(?:" + DAY
                    + "(?![\\d.%万个年天人元块次名例级岁点时])[日号]?)?" + "(?:[日号]?(?:-|至|到|~)(?:(1[0-2]|0?[1-9])月)?" + DAY
                    + "[日号])?");
    private static final Pattern IN_DIGITS =
            Pattern.compile("(?<![\\d./-])((?:19|20)\\d\\d)([./-])(1[0-2]|0?[1-9])\\2" + DAY + "(?!\\d)");
    private static final Pattern YEAR = Pattern.compile(
            "(?=\\d)(?<![\\d.a-z])(?:((?:19|20)\\d\\d)年?(?:-|至|到|~))?((?:19|20)\\d\\d)(?:年(?!以上|以下|内|来)|(?=[^\\d.a-z元块人个万亿%月年字]|$)(?![-~/]\\d))");
    private static final Pattern DAY_ALONE = Pattern.compile(
            "(?=\\d)(?<![\\d.第-])(?:" + DAY + "[日号]?(?:-|至|到|~))?(?<!\\d)" + DAY + "[日号](?![线楼院馆店门车机坑井码舱])");
    private static final Pattern CLOCK = Pattern.compile("(?=\\d)(?<![\\d.:])(2[0-4]|1\\d|0?\\d)"
            + "(?:[点时](?![击赞开心间候多意评])(?:([0-5]?\\d)分|(半))?|:([0-5]\\d)(?![\\d:]))");
    private static final Pattern LATE = Pattern.compile("(?:晚|晚上|晚间|下午|傍晚|夜里|夜间)$");
    private static final Pattern EARLY = Pattern.compile("(?:早|早上|早晨|清晨|凌晨|上午)$");
    private static final int NOON = 12;
    private static final int HALF_AN_HOUR = 30;
    private static final NameIndex<Festival> FESTIVALS;

    static {
        Map<String, Festival> spellings = new HashMap<>();
        for (Festival festival : Festival.values()) {
            festival.spellings().forEach(spelling -> spellings.put(spelling, festival));
        }
        FESTIVALS = new NameIndex<>(spellings);
    }

    private final String folded;
    private final BitSet taken;

    DateReader(String folded, BitSet taken) {
        this.folded = folded;
        this.taken = taken;
    }

    Set<CalendarDay> dates() {
        Set<CalendarDay> dates = new LinkedHashSet<>();
        MONTH_AND_DAY.matcher(folded).results().forEach(found -> {
            take(found);
            int year = number(found, 1);
            int month = number(found, 2);
            dates.add(new CalendarDay(year, month, number(found, 3)));
            if (found.group(5) != null) {
                dates.add(new CalendarDay(year, found.group(4) == null ? month : number(found, 4), number(found, 5)));
            }
        });
        IN_DIGITS.matcher(folded).results().filter(this::isFree).forEach(found -> {
            take(found);
            dates.add(new CalendarDay(number(found, 1), number(found, 3), number(found, 4)));
        });
        YEAR.matcher(folded).results().filter(this::isFree).forEach(found -> {
            take(found);
            if (found.group(1) != null) {
                dates.add(new CalendarDay(number(found, 1), 0, 0));
            }
            dates.add(new CalendarDay(number(found, 2), 0, 0));
        });
        DAY_ALONE.matcher(folded).results().filter(this::isFree).forEach(found -> {
            take(found);
            if (found.group(1) != null) {
                dates.add(new CalendarDay(0, 0, number(found, 1)));
            }
            dates.add(new CalendarDay(0, 0, number(found, 2)));
        });
        for (int i = 0; i < folded.length(); i++) {
            NameIndex.@Nullable Named<Festival> festival = FESTIVALS.at(folded, i);
            if (festival != null) {
                dates.add(new CalendarDay(0, 0, 0, festival.meaning()));
                i += festival.written().length() - 1;
            }
        }
        return dates;
    }

    Set<ClockTime> times() {
        Set<ClockTime> times = new LinkedHashSet<>();
        CLOCK.matcher(folded).results().filter(this::isFree).forEach(found -> {
            take(found);
            int hour = number(found, 1);
            int minute = found.group(3) != null ? HALF_AN_HOUR : number(found, 2) + number(found, 4);
            String before = folded.substring(Math.max(0, found.start() - 2), found.start());
            boolean late = LATE.matcher(before).find();
            boolean certain = late || EARLY.matcher(before).find() || hour > NOON || found.group(4) != null;
            times.add(new ClockTime(late && hour < NOON ? hour + NOON : hour, minute, certain));
        });
        return times;
    }

    private boolean isFree(MatchResult found) {
        int next = taken.nextSetBit(found.start());
        return next < 0 || next >= found.end();
    }

    private void take(MatchResult found) {
        taken.set(found.start(), found.end());
    }

    private static int number(MatchResult found, int group) {
        @Nullable String digits = found.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
