package org.chengqing.knowledge.facts;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises spots by the words they end in, and those that the base names. */
final class SpotReader {
    private static final int LONGEST_NAME = 5;
    private static final int LONGEST_LINE = 3;
    /** Words that stand before a name and are no part of it. */
    private static final String STOPS = "在从去是的了跟给把被让说听要个这那哪某我你他她们对往于及就都也还又很不将由为叫到等每各所座条家名为,和与向因";

    private static final String NO_SCHOOL_BEFORE = "生毕数语英阶";
    /** 中国 and 一小时 are no schools. */
    private static final String NO_SHORT_SCHOOL_BEFORE = "国心午间央等型规小路年期段旬学时区组杯孩伙碗口块步部分半点包瓶把条撮勺份只袋堆样会姐妹朋级介枪奖标毒儿虫";

    private static final String NO_ORDINAL_AFTER = "统其之万唯同";
    /** The second character of 公路, 走路, 十字路口 and 东路, which other rules read. */
    private static final String NO_ROAD = "走道公线铁马高网出电半封修让问带过赶迷上下来回去同末思套门活顺引绝速泥村耕头字经各条主支岔十大古老全沿步商逛东西南北中环";

    private static final String NO_ROAD_BEFORE = "由灯线面边费况障政坊道机途人";

    private final String folded;
    private final List<Gazetteer.Mention> places;
    private final NameIndex<String> known;
    private final BitSet placeEnds = new BitSet();
    private final Set<Spot> spots = new LinkedHashSet<>();

    SpotReader(String folded, List<Gazetteer.Mention> places, NameIndex<String> known) {
        this.folded = folded;
        this.places = places;
        this.known = known;
        places.forEach(place -> placeEnds.set(place.end()));
    }

    Set<Spot> spots() {
        for (int i = 0; i < folded.length(); i++) {
            NameIndex.@Nullable Named<SpotEndings.Ending> ending = SpotEndings.INDEX.at(folded, i);
            if (ending != null) {
                addNamed(i, i + ending.written().length(), ending.meaning());
                i += ending.written().length() - 1;
            } else {
                addShort(i);
            }
        }
        addKnown();
        return spots;
    }

    /** Names that end in one character: 一中, 实小, 学府路, 5路. */
    private void addShort(int at) {
        switch (folded.charAt(at)) {
            case '小' -> addSchool(at, "小学");
            case '中' -> addSchool(at, "中学");
            case '幼' -> addSchool(at, "幼儿园");
            case '路' -> {
                addLine(at, folded.startsWith("公交", at + 1) || folded.startsWith("车", at + 1));
                addRoad(at);
            }
            case '号' -> {
                if (folded.startsWith("线", at + 1)) {
                    addLine(at, true);
                }
            }
            case '街', '巷' -> addRoad(at);
            default -> {}
        }
    }

    private void addSchool(int at, String ending) {
        if (at == 0 || isOneOf(NO_SHORT_SCHOOL_BEFORE, at + 1)) {
            return;
        }
        String name =
                switch (folded.charAt(at - 1)) {
                    case '实' -> "实验";
                    case '附' -> "附属";
                    case '外' -> "外国语";
                    default -> ordinalBefore(at);
                };
        if (!name.isEmpty()) {
            spots.add(new Spot(SpotType.SCHOOL, name + ending, true));
        }
    }

    /** 一, 第2 or 实验二 before a school's last character. */
    private String ordinalBefore(int at) {
        String digit = folded.substring(at - 1, at);
        String number = SpotNames.ordinal(digit);
        boolean told = folded.startsWith("第", at - 2);
        boolean counts = told ? Character.isDigit(number.charAt(0)) : !number.equals(digit);
        if (!counts || isOneOf(NO_ORDINAL_AFTER, at - 2)) {
            return "";
        }
        return (folded.startsWith("实验", at - 3) ? "实验" : "") + number;
    }

    /** 一路 and 两路 mostly are no buses. */
    private void addLine(int at, boolean vehicle) {
        int from = at;
        while (from > 0 && at - from < LONGEST_LINE && isDigit(folded.charAt(from - 1))) {
            from--;
        }
        boolean junction = folded.startsWith("口", at + 1) || folded.startsWith("段", at + 1);
        if (from < at && !junction) {
            int number = Integer.parseInt(folded.substring(from, at));
            if (vehicle || number > 2) {
                spots.add(new Spot(SpotType.LINE, number + "路", true));
            }
        }
    }

    /** A road without a direction: two characters behind a place or a word of place. */
    private void addRoad(int at) {
        int from = at - 2;
        if (from < 0
                || !isHan(folded.charAt(from))
                || !isHan(folded.charAt(at - 1))
                || isOneOf(NO_ROAD, at - 1)
                || isOneOf(NO_ROAD_BEFORE, at + 1)) {
            return;
        }
        if (isStrongStart(from) || isOneOf("在沿到", from - 1)) {
            spots.add(new Spot(SpotType.ROAD, folded.substring(from, at + 1), true));
        }
    }

    private boolean isOneOf(String characters, int at) {
        return at >= 0 && at < folded.length() && characters.indexOf(folded.charAt(at)) >= 0;
    }

    private void addKnown() {
        for (int i = 0; i < folded.length(); i++) {
            NameIndex.@Nullable Named<String> name = known.at(folded, i);
            if (name != null && spots.stream().noneMatch(spot -> spot.name().endsWith(name.written()))) {
                boolean certain = name.written().length() > 2; // 老街 and 北门 are everywhere
                spots.add(new Spot(SpotEndings.typeOf(name.written()), name.written(), certain));
            }
        }
    }

    private void addNamed(int start, int end, SpotEndings.Ending ending) {
        boolean school = ending.type() == SpotType.SCHOOL;
        if (school && end < folded.length() && NO_SCHOOL_BEFORE.indexOf(folded.charAt(end)) >= 0) {
            return;
        }
        int from = start;
        while (start - from < LONGEST_NAME && !isNameStart(from)) {
            from--;
        }
        String written = folded.substring(from, start);
        @Nullable String stem = written.isEmpty() && ending.ofPlace() ? placeBefore(start) : null;
        String name = stem == null ? SpotNames.of(written, ending) : stem + ending.form();
        if (!name.isEmpty()) {
            spots.add(new Spot(ending.type(), name, stem != null || isCertain(from, written, ending)));
        } else if (ending.type() == SpotType.STATION) {
            spots.add(new Spot(ending.type(), ending.form(), false));
        }
    }

    /** Whether the name begins where it was cut. Of most sorts that is sure only behind a place or at the beginning. */
    private boolean isCertain(int from, String written, SpotEndings.Ending ending) {
        if (!isNameStart(from) || written.length() >= LONGEST_NAME) {
            return false;
        }
        if (written.indexOf('县') > 0 || written.indexOf('市') > 0) {
            return false;
        }
        boolean oneOfFew = ending.type() == SpotType.HOSPITAL || ending.type() == SpotType.SCHOOL;
        return isStrongStart(from) || (oneOfFew && !ending.form().equals("学校"));
    }

    private boolean isStrongStart(int at) {
        return at == 0 || folded.charAt(at - 1) == ',' || folded.charAt(at - 1) == '。' || endsPlace(at);
    }

    private boolean isNameStart(int at) {
        if (at == 0) {
            return true;
        }
        char before = folded.charAt(at - 1);
        return !(isHan(before) || Character.isDigit(before)) || STOPS.indexOf(before) >= 0 || endsPlace(at);
    }

    private boolean endsPlace(int at) {
        return placeEnds.get(at);
    }

    /** The stem of the place that ends there; none if it is named in full, as in 云溪县水库. */
    private @Nullable String placeBefore(int at) {
        for (Gazetteer.Mention place : places) {
            String written = folded.substring(place.start(), place.end());
            if (place.end() == at
                    && place.name().meant().stream().noneMatch(one -> one.name().equals(written))) {
                return written;
            }
        }
        return null;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHan(char c) {
        return c >= '\u3400' && c <= '\u9fff';
    }
}
