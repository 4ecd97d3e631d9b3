package org.chengqing.knowledge.facts;

import java.util.List;

/** Festivals that stand for a date, with the months they may fall in. */
public enum Festival {
    /** 1 January. */
    NEW_YEAR("元旦", 1, 1),
    /** The lunar new year. */
    SPRING("春节", 1, 2),
    /** The fifteenth day of the lunar year. */
    LANTERN("元宵", 2, 3),
    /** Tomb-sweeping day. */
    QINGMING("清明", 4, 4),
    /** 1 May. */
    LABOUR("五一", 5, 5),
    /** 1 June. */
    CHILDREN("六一", 6, 6),
    /** The fifth day of the fifth lunar month. */
    DRAGON_BOAT("端午", 5, 6),
    /** The fifteenth day of the eighth lunar month. */
    MID_AUTUMN("中秋", 9, 10),
    /** 1 October and the week after it. */
    NATIONAL("国庆", 9, 10),
    /** The ninth day of the ninth lunar month. */
    DOUBLE_NINTH("重阳", 10, 11);

    private final String word;
    private final int firstMonth;
    private final int lastMonth;

    Festival(String word, int firstMonth, int lastMonth) {
        this.word = word;
        this.firstMonth = firstMonth;
        this.lastMonth = lastMonth;
    }

    String word() {
        return word;
    }

    boolean mayFallIn(int month) {
        return month >= firstMonth && month <= lastMonth;
    }

    /** The spellings in a folded text, the first of them the usual one. */
    List<String> spellings() {
        return switch (this) {
            case SPRING -> List.of(word, "过年", "除夕", "大年", "年三十", "新春");
            case LABOUR -> List.of(word, "劳动节", "5.1假期", "5.1期间", "5.1长假");
            case CHILDREN -> List.of(word, "儿童节");
            case NATIONAL -> List.of(word, "十一长假", "十一假期", "十一黄金周", "十一期间");
            default -> List.of(word);
        };
    }
}
