package org.chengqing.knowledge.facts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises spots by the words they end in, and those that the base names. */
final class SpotReader {
    private static final int LONGEST_NAME = 5;
    /** Words that stand before a name and are no part of it. */
    private static final String STOPS = "在从去是的了跟给把被让说听要个这那哪某我你他她们对往于及就都也还又很不将由为叫到等每各所座条家名为,和与向因";

    private static final String NO_SCHOOL_BEFORE = "生毕数语英阶";
    private static final Pattern LINE = Pattern.compile("(?<!\\d)(\\d{1,3})(?:路(?!口|段)|号线)(公交|车)?");
    /** 一中, 实验二小; but not 一小时 and 二中心. */
    private static final Pattern ORDINAL_SCHOOL =
            Pattern.compile("(?<![统其之万唯同])(实验)?(?:第([1-9])|第?([一二三四五六七八九十]))(中|小|幼)"
                    + "(?![国心午间央等型规小路年期段旬学时区组杯孩伙碗口块步部分半点包瓶把条撮勺份只袋堆样会姐妹朋级介枪奖标毒儿虫])");

    private static final Pattern SHORT_SCHOOL = Pattern.compile("([实附外])([小中幼])(?![心国学型组])");
    /** A road without a direction: two characters, but not 公路, 走路 and 十字路口. */
    private static final Pattern ROAD = Pattern.compile(
            "(\\p{IsHan}[\\p{IsHan}&&[^走道公线铁马高网出电半封修让问带过赶迷上下来回去同末思套门活顺引绝速泥村耕头字经各条主支岔十大古老全沿步商逛东西南北中环]])([路街巷])"
                    + "(?![由灯线面边费况障政坊道机途人])");

    private final String folded;
    private final List<Gazetteer.Mention> places;
    private final NameIndex<String> known;
    private final Set<Spot> spots = new LinkedHashSet<>();

    SpotReader(String folded, List<Gazetteer.Mention> places, NameIndex<String> known) {
        this.folded = folded;
        this.places = places;
        this.known = known;
    }

    Set<Spot> spots() {
        for (int i = 0; i < folded.length(); i++) {
            NameIndex.@Nullable Named<SpotEndings.Ending> ending = SpotEndings.INDEX.at(folded, i);
            if (ending != null) {
                addNamed(i, i + ending.written().length(), ending.meaning());
                i += ending.written().length() - 1;
            }
        }
        ORDINAL_SCHOOL.matcher(folded).results().forEach(found -> {
            String number = SpotNames.ordinal(found.group(2) == null ? found.group(3) : found.group(2));
            addSchool((found.group(1) == null ? "" : found.group(1)) + number, found.group(4));
        });
        SHORT_SCHOOL
                .matcher(folded)
                .results()
                .forEach(found -> addSchool(
                        switch (found.group(1)) {
                            case "实" -> "实验";
                            case "附" -> "附属";
                            default -> "外国语";
                        },
                        found.group(2)));
        ROAD.matcher(folded)
                .results()
                .filter(this::isRoad)
                .forEach(found -> spots.add(new Spot(SpotType.ROAD, found.group(), true)));
        LINE.matcher(folded)
                .results()
                .filter(SpotReader::isLine)
                .forEach(found -> spots.add(new Spot(SpotType.LINE, Integer.parseInt(found.group(1)) + "路", true)));
        addKnown();
        return spots;
    }

    /** 一路 and 两路 mostly are no buses. */
    private static boolean isLine(MatchResult found) {
        return found.group(2) != null || found.group().endsWith("线") || Integer.parseInt(found.group(1)) > 2;
    }

    private boolean isRoad(MatchResult found) {
        int start = found.start();
        return isStrongStart(start) || "在沿到".indexOf(folded.charAt(start - 1)) >= 0;
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

    private void addSchool(String name, String level) {
        String ending =
                switch (level) {
                    case "小" -> "小学";
                    case "中" -> "中学";
                    default -> "幼儿园";
                };
        spots.add(new Spot(SpotType.SCHOOL, name + ending, true));
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
        return places.stream().anyMatch(place -> place.end() == at);
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

    private static boolean isHan(char c) {
        return c >= '\u3400' && c <= '\u9fff';
    }
}
