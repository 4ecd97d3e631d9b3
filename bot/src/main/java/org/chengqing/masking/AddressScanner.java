package org.chengqing.masking;

/** Finds addresses down to a house: a house number with the places before it. */
final class AddressScanner {
    private static final int LONGEST_PLACE = 30;
    /** Characters of a name before the first division of an address whose beginning no word marks. */
    private static final int LONGEST_NAME = 4;

    private static final String DIVISIONS = "省市县縣区區镇鎮乡鄉";
    /** Words behind which an address begins; none is common in names of places. */
    private static final WordTable<Boolean> BEFORE = new WordTable<Boolean>()
            .with(
                    true,
                    "住 在 到 至 址 是 寄 送 去 往 给 了 的 我 他 她 你 您 把 跟 写 叫 找 说 被 为 位于 来自 家住 搬 躲 藏 们 将 请 从 查 填 让 收 还有 以及 地点 投诉 举报 关于 反映 附近 即 由 当时");

    private final FoldedText text;
    private final Findings findings;
    private final HouseNumber houses;

    AddressScanner(FoldedText text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.houses = new HouseNumber(text);
    }

    void scan() {
        int free = 0;
        for (int at = 0; at < text.length(); ) {
            int end = findings.isTaken(at) || text.isLink(at) ? -1 : houses.endAt(at);
            if (end < 0) {
                at++;
                continue;
            }
            int start = startOf(at, free);
            findings.add(new PersonalData(start, end, PersonalDataType.ADDRESS, at));
            at = end;
            free = end;
        }
    }

    private int startOf(int house, int free) {
        int start = house;
        while (start > free && house - start < LONGEST_PLACE && isOfPlace(start - 1)) {
            start--;
        }
        start = behindWords(start, house);
        for (int at = start + LONGEST_NAME + 1; at < house; at++) {
            if (DIVISIONS.indexOf(text.at(at)) >= 0 && at - start > LONGEST_NAME) {
                boolean first = noDivision(start, at);
                return first ? at - 2 : start;
            }
        }
        return start;
    }

    private boolean noDivision(int from, int to) {
        for (int at = from + 1; at < to; at++) {
            if (DIVISIONS.indexOf(text.at(at)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Behind the last word that introduces a place and leaves one. */
    private int behindWords(int from, int house) {
        int start = from;
        for (int at = from + 1; at <= house - 2; at++) {
            if (BEFORE.endingAt(text, at) != null) {
                start = at;
            }
        }
        return start;
    }

    private boolean isOfPlace(int at) {
        return !findings.isTaken(at) && (text.isHan(at) || DigitGroups.isLatin(text.at(at)));
    }
}
