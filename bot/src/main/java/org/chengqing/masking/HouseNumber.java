package org.chengqing.masking;

import java.util.List;

/**
 * Where somebody lives: two steps of house, staircase, floor and room (3栋2单元501, 幸福小区3-2-501), or the number on a
 * road or of a group in a village.
 */
final class HouseNumber {
    private static final List<String> UNITS = List.of(
            "村民小组", "村民组", "号楼", "号院", "單元", "单元", "小组", "#楼", "號樓", "号", "號", "栋", "棟", "幢", "座", "楼", "樓", "层", "室",
            "户", "弄", "房", "组", "組", "排", "#");
    private static final List<String> HOUSES =
            List.of("号楼", "号院", "单元", "單元", "栋", "棟", "幢", "座", "弄", "排", "#楼", "#", "號樓");
    private static final List<String> NO_HOUSE =
            List.of("号线", "号文", "号令", "号门", "号公", "号楼梯", "号桌", "号机", "号台", "号窗", "号店");
    private static final List<String> PUBLIC =
            List.of("窗口", "柜台", "诊室", "检票", "厅", "门诊", "教室", "会议", "病房", "线", "选手", "机组", "登机", "型", "联赛");
    /** What shows that 13号 is a day. */
    private static final String AFTER_DAY = "起晚早上下中凌停开到至前后封要会以之-~—、那当";

    private static final String ROADS = "路街巷弄道村庄莊屯寨坊";
    private static final String ESTATES = "区苑园城府庭邸寓院村居湾里郡墅厦";
    private static final int LONGEST_NUMBER = 5;
    private static final int MOST_LEVELS = 8;
    private static final int LATEST_DAY = 31;

    private final FoldedText text;

    HouseNumber(FoldedText text) {
        this.text = text;
    }

    private record Level(int end, String unit) {}

    /** Where the house number that begins here ends; -1 when none does. */
    int endAt(int start) {
        if (!isNumber(start)
                || isNumber(start - 1)
                || DigitGroups.isLatin(text.at(start - 1))
                || text.at(start - 1) == '月') {
            return -1;
        }
        int dashed = endOfDashed(start);
        if (dashed > start) {
            return dashed;
        }
        Level level = levelAt(start);
        if (level.end < 0) {
            return -1;
        }
        int levels = 1;
        boolean onRoad = isOnRoad(start, level);
        boolean again = true;
        while (again && levels < MOST_LEVELS) {
            int from = appendix(level.end);
            Level next = levelAt(from);
            again = next.end > 0 && (from > level.end || !next.unit.equals(level.unit));
            level = again ? next : level;
            levels += again ? 1 : 0;
        }
        int end = endOfRoom(level, levels);
        boolean house = levels > 1 || end > level.end || onRoad;
        return house && PUBLIC.stream().noneMatch(word -> text.startsWith(end, word)) ? end : -1;
    }

    /** Where the number behind 附 or 之 begins: 19号附2号. */
    private int appendix(int at) {
        return (text.at(at) == '附' || text.at(at) == '之' || text.at(at) == '-') && isNumber(at + 1) ? at + 1 : at;
    }

    private Level levelAt(int start) {
        int end = start;
        while (end - start < LONGEST_NUMBER && isNumber(end)) {
            end++;
        }
        int unitAt = end;
        if (end == start || NO_HOUSE.stream().anyMatch(none -> text.startsWith(unitAt, none))) {
            return new Level(-1, "");
        }
        for (String unit : UNITS) {
            if (text.startsWith(end, unit)) {
                return new Level(end + unit.length(), unit);
            }
        }
        return new Level(-1, "");
    }

    /** 3栋501, 5组4号12, 7号附19: a room's number need not say that it is one. */
    private int endOfRoom(Level level, int levels) {
        int from = appendix(level.end);
        int end = from;
        while (end - from < LONGEST_NUMBER && FoldedText.isFigure(text.at(end))) {
            end++;
        }
        int digits = end - from;
        boolean closed = "月日年号點点人元个块:%分小天次-/.万".indexOf(text.at(end)) < 0 && !DigitGroups.isLatin(text.at(end));
        boolean room = HOUSES.contains(level.unit) && (digits == 3 || digits == 4);
        boolean part = digits > 0 && digits <= 4 && (levels > 1 || from > level.end);
        return closed && (room || part) ? end : level.end;
    }

    /** 幸福小区3-2-501. */
    private int endOfDashed(int start) {
        if (ESTATES.indexOf(text.at(start - 1)) < 0) {
            return -1;
        }
        int at = start;
        for (int piece = 0; piece < 4; piece++) {
            int from = at;
            while (at - from < LONGEST_NUMBER && FoldedText.isFigure(text.at(at))) {
                at++;
            }
            int digits = at - from;
            if (piece > 0 && digits >= 3 && digits <= 4 && !text.isDigit(at) && text.at(at) != '-') {
                return text.at(at) == '室' ? at + 1 : at;
            }
            boolean hash = text.at(at) == '#';
            if (digits == 0 || digits > 2 || (text.at(at) != '-' && !hash)) {
                return -1;
            }
            at++;
        }
        return -1;
    }

    private boolean isOnRoad(int start, Level level) {
        char before = text.at(start - 1) == '第' ? text.at(start - 2) : text.at(start - 1);
        boolean group = level.unit.endsWith("组") || level.unit.equals("組");
        if (!group && !List.of("号", "號", "号院", "号楼").contains(level.unit)) {
            return false;
        }
        boolean subdistrict = before == '道' && text.at(start - 2) == '街';
        boolean road = (ROADS.indexOf(before) >= 0 && !subdistrict) || text.startsWith(start - 2, "胡同");
        boolean day = !group && AFTER_DAY.indexOf(text.at(level.end)) >= 0 && value(start) <= LATEST_DAY;
        boolean noName = group && "我你他们本全各每该这那个".indexOf(text.at(start - 2)) >= 0;
        return road && !day && !noName;
    }

    /** The number in figures that begins here; 0 for one in words. */
    private int value(int start) {
        int value = 0;
        for (int at = start; at - start < LONGEST_NUMBER && FoldedText.isFigure(text.at(at)); at++) {
            value = 10 * value + text.at(at) - '0';
        }
        return value;
    }

    private boolean isNumber(int at) {
        char c = text.at(at);
        return FoldedText.isFigure(c) || "一二三四五六七八九十百甲乙丙丁".indexOf(c) >= 0 || (c >= 'a' && c <= 'h');
    }
}
