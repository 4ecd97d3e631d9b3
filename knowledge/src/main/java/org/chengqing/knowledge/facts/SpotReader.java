package org.chengqing.knowledge.facts;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises spots by the words they end in, and those that the base names. */
final class SpotReader {
    private static final int LONGEST_NAME = 5;
    private static final String STOPS = "在从去是的了跟给把被让说听要个这那哪某我你他她们对往于及就都也还又很不将由为叫到等每各所座条家名为,和与向因";
    private static final String HAN_DIGITS = "一二三四五六七八九十";
    private static final Set<String> GENERIC = Set.of(
            "", "中", "小", "中小", "大", "大中", "全部", "附近", "公办", "民办", "私立", "公立", "乡镇", "农村", "外地", "本地", "有", "没有", "当地",
            "周边", "老", "新", "旧", "高", "初", "学校", "进", "出", "上", "下", "本", "某", "多", "全国", "全县", "全市", "全区", "大型", "定点",
            "三甲", "县级", "市级", "今天", "明天", "昨天", "马", "国", "全", "街", "旁边", "门口", "乡", "村", "镇", "街道");
    private static final Pattern FIRST = Pattern.compile("^第?([" + HAN_DIGITS + "1-9])$|第([" + HAN_DIGITS + "1-9])");
    private static final Pattern LINE = Pattern.compile("(?<!\\d)(\\d{1,3})(?:路(?!口|段)|号线)(公交|车)?");
    private static final Pattern ORDINAL_SCHOOL = Pattern.compile(
            "(?<![统其之万唯同])(?:第([1-9])|第?([一二三四五六七八九十]))(中|小|幼)(?![国心午间央等型规小路年期段旬学时区组杯孩伙碗口块步部分半点包瓶把条撮勺份只袋堆样会姐妹朋级介枪奖标毒儿虫])");
    private static final Pattern SHORT_SCHOOL = Pattern.compile("(实|附|外)(小|中|幼)(?![心国学型组])");
    private static final String NO_NAME_END = "条所些上下内外多";
    private static final String NO_SCHOOL_BEFORE = "生毕数语英阶";
    private static final NameIndex<SpotType> ENDINGS = new NameIndex<>(endings());

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
            NameIndex.@Nullable Named<SpotType> ending = ENDINGS.at(folded, i);
            if (ending != null) {
                addEnding(i, ending.written(), ending.meaning());
                i += ending.written().length() - 1;
            }
        }
        ORDINAL_SCHOOL
                .matcher(folded)
                .results()
                .forEach(found ->
                        addSchool(ordinal(found.group(1) == null ? found.group(2) : found.group(1)), found.group(3)));
        SHORT_SCHOOL.matcher(folded).results().forEach(found -> {
            String name = found.group(1).equals("实") ? "实验" : found.group(1).equals("附") ? "附属" : "外国语";
            addSchool(name, found.group(2));
        });
        LINE.matcher(folded).results().forEach(found -> {
            boolean line = found.group(2) != null
                    || found.group().endsWith("线")
                    || !found.group(1).equals("1");
            if (line) {
                spots.add(new Spot(SpotType.LINE, Integer.parseInt(found.group(1)) + "路", true));
            }
        });
        for (int i = 0; i < folded.length(); i++) {
            NameIndex.@Nullable Named<String> name = known.at(folded, i);
            if (name != null && spots.stream().noneMatch(spot -> spot.name().endsWith(name.written()))) {
                spots.add(new Spot(SpotType.OTHER, name.written(), true));
            }
        }
        return spots;
    }

    private void addSchool(String name, String level) {
        String ending = level.equals("小") ? "小学" : level.equals("中") ? "中学" : "幼儿园";
        spots.add(new Spot(SpotType.SCHOOL, name + ending, true));
    }

    private void addEnding(int start, String ending, SpotType type) {
        int after = start + ending.length();
        if (type == SpotType.SCHOOL && after < folded.length() && NO_SCHOOL_BEFORE.indexOf(folded.charAt(after)) >= 0) {
            return;
        }
        int from = start;
        boolean whole = isNameStart(from);
        while (!whole && start - from < LONGEST_NAME) {
            from--;
            whole = isNameStart(from);
        }
        String written = folded.substring(from, start);
        String name = type == SpotType.HOSPITAL ? hospital(written, ending) : named(written, ending, type);
        if (!name.isEmpty()) {
            boolean cut = type == SpotType.HOSPITAL
                    && start - from > 1
                    && !isStrongStart(from)
                    && written.indexOf('县') + written.indexOf('市') > -2;
            boolean named =
                    whole && !cut && (isStrongStart(from) || !ending.equals("学校")) && start - from < LONGEST_NAME;
            spots.add(new Spot(type, name, named));
        } else if (type == SpotType.STATION) {
            spots.add(new Spot(type, ending, false));
        }
    }

    private static String named(String written, String ending, SpotType type) {
        String name = type == SpotType.SCHOOL ? strip(written) : written;
        boolean generic = name.isEmpty()
                || GENERIC.contains(name)
                || NO_NAME_END.indexOf(name.charAt(name.length() - 1)) >= 0
                || ("一1".indexOf(name.charAt(0)) >= 0 && type != SpotType.SCHOOL);
        return generic ? "" : name + ending;
    }

    private boolean isStrongStart(int at) {
        return at == 0 || endsPlace(at);
    }

    /** Whether no name goes on before the position. */
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

    /** 县医院 is the people's hospital; 卫生院 is told apart by its place. */
    private static String hospital(String name, String ending) {
        String clean = strip(name);
        if (!ending.equals("医院")) {
            return ending;
        }
        if (clean.endsWith("中")) {
            return "中医院";
        }
        if (clean.isEmpty() || clean.equals("人民") || clean.endsWith("人民")) {
            String ordinal = clean.replace("人民", "");
            return name.isEmpty() ? "" : ordinal + "人民医院";
        }
        return GENERIC.contains(clean) ? "" : clean + ending;
    }

    private static String strip(String name) {
        String clean = name.substring(1 + Math.max(name.lastIndexOf('县'), name.lastIndexOf('市')));
        Matcher first = FIRST.matcher(clean);
        return first.replaceAll(found -> ordinal(found.group(1) == null ? found.group(2) : found.group(1)));
    }

    private static String ordinal(String digit) {
        int at = HAN_DIGITS.indexOf(digit);
        return at < 0 ? digit : Integer.toString(at + 1);
    }

    private static boolean isHan(char c) {
        return c >= '\u3400' && c <= '\u9fff';
    }

    private static Map<String, SpotType> endings() {
        Map<String, SpotType> endings = new LinkedHashMap<>();
        put(endings, SpotType.SCHOOL, "小学", "中学", "幼儿园", "学校", "学院", "大学");
        put(endings, SpotType.HOSPITAL, "妇幼保健院", "卫生院", "卫生室", "医院");
        put(endings, SpotType.BRIDGE, "大桥", "老桥", "立交桥");
        put(endings, SpotType.ROAD, "东路", "西路", "南路", "北路", "中路", "环路", "大道", "大街", "古街", "国道", "省道");
        put(endings, SpotType.MARKET, "批发市场", "农贸市场", "夜市", "集市", "菜市场");
        put(endings, SpotType.STATION, "客运站", "汽车站", "火车站", "高铁站", "加油站", "收费站", "地铁站");
        put(endings, SpotType.ESTATE, "小区", "花园", "家园", "新村", "社区", "名邸", "公馆");
        put(endings, SpotType.WATER, "水库", "水厂");
        put(endings, SpotType.PARK, "公园", "景区");
        put(endings, SpotType.SHOP, "饭店", "酒店", "宾馆", "火锅店", "餐厅");
        return endings;
    }

    private static void put(Map<String, SpotType> endings, SpotType type, String... words) {
        for (String word : words) {
            endings.put(word, type);
        }
    }
}
