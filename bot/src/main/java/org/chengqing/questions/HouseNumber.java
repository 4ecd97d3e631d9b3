package org.chengqing.questions;

import java.util.List;

/**
 * Finds where somebody lives: two steps of house, staircase, floor and room (3栋2单元501), or the number on a road. The
 * area and the road are left to stand, since a rumour is about them.
 */
final class HouseNumber {
    private static final List<String> UNITS =
            List.of("号楼", "号院", "单元", "号", "栋", "幢", "座", "楼", "层", "室", "户", "弄", "房", "组");
    private static final List<String> NO_HOUSE = List.of("号线", "号文", "号令", "号门", "号公");
    /** What shows that 13号 is a day. */
    private static final String AFTER_DAY = "起晚早上下中凌停开到至前后封要会以之-~—、";

    private static final int LONGEST_NUMBER = 5;

    private HouseNumber() {}

    private record Level(int end, String unit) {}

    /** Where the house number that begins here ends; -1 when none does. */
    static int endAt(char[] text, int start) {
        if (!isNumber(text, start) || (start > 0 && (isNumber(text, start - 1) || text[start - 1] == '月'))) {
            return -1;
        }
        Level first = levelAt(text, start);
        if (first.end < 0) {
            return -1;
        }
        int end = first.end;
        String unit = first.unit;
        int levels = 1;
        for (Level next = levelAt(text, end); next.end > 0 && !next.unit.equals(unit); next = levelAt(text, end)) {
            end = next.end;
            unit = next.unit;
            levels++;
        }
        int room = endOfRoom(text, end, unit);
        boolean onRoad = isOnRoad(text, start, first);
        return levels > 1 || room > end || onRoad ? Math.max(end, room) : -1;
    }

    private static Level levelAt(char[] text, int start) {
        int end = start;
        while (end < text.length && end - start < LONGEST_NUMBER && isNumber(text, end)) {
            end++;
        }
        if (end == start) {
            return new Level(-1, "");
        }
        for (String none : NO_HOUSE) {
            if (startsWith(text, end, none)) {
                return new Level(-1, "");
            }
        }
        for (String unit : UNITS) {
            if (startsWith(text, end, unit)) {
                return new Level(end + unit.length(), unit);
            }
        }
        return new Level(-1, "");
    }

    /** 3栋501: a room's number need not say that it is one. */
    private static int endOfRoom(char[] text, int start, String unit) {
        int end = start;
        while (end < text.length && end - start < LONGEST_NUMBER && text[end] >= '0' && text[end] <= '9') {
            end++;
        }
        boolean house = List.of("号楼", "单元", "栋", "幢", "座", "弄").contains(unit);
        boolean closed = end >= text.length || "月日年号点人元个块:%分小天次".indexOf(text[end]) < 0;
        return house && closed && (end - start == 3 || end - start == 4) ? end : -1;
    }

    private static boolean isOnRoad(char[] text, int start, Level number) {
        if (start == 0 || (!number.unit.equals("号") && !number.unit.equals("组"))) {
            return false;
        }
        char before = text[start - 1];
        boolean subdistrict = before == '道' && start > 1 && text[start - 2] == '街';
        boolean road = "路街巷弄道村庄".indexOf(before) >= 0 && !subdistrict;
        boolean day = number.end < text.length && AFTER_DAY.indexOf(text[number.end]) >= 0;
        return road && !day;
    }

    private static boolean isNumber(char[] text, int at) {
        char c = text[at];
        return (c >= '0' && c <= '9') || "一二三四五六七八九十百甲乙丙丁".indexOf(c) >= 0 || (c >= 'A' && c <= 'H');
    }

    private static boolean startsWith(char[] text, int at, String word) {
        if (at + word.length() > text.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
