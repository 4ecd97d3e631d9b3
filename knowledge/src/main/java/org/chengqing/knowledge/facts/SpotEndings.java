package org.chengqing.knowledge.facts;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that names of spots end in. */
final class SpotEndings {
    /**
     * An ending.
     *
     * @param form the ending in one form
     * @param ofPlace whether a place alone makes a name of it (云溪水库), where 云溪县小学 may be any of several
     */
    record Ending(SpotType type, String form, boolean ofPlace) {}

    private static final Map<Character, SpotType> LAST = Map.ofEntries(
            Map.entry('路', SpotType.ROAD),
            Map.entry('街', SpotType.ROAD),
            Map.entry('巷', SpotType.ROAD),
            Map.entry('桥', SpotType.BRIDGE),
            Map.entry('苑', SpotType.ESTATE),
            Map.entry('湖', SpotType.WATER),
            Map.entry('河', SpotType.WATER),
            Map.entry('店', SpotType.SHOP));
    static final NameIndex<Ending> INDEX = new NameIndex<>(endings());

    private SpotEndings() {}

    /** Whether it is no name but only the word for a sort. */
    static boolean isEnding(String name) {
        NameIndex.@Nullable Named<Ending> ending = INDEX.at(name, 0);
        return ending != null && ending.written().equals(name);
    }

    /** The sort that a name's ending tells. */
    static SpotType typeOf(String name) {
        for (int i = 0; i + 1 < name.length(); i++) {
            NameIndex.@Nullable Named<Ending> ending = INDEX.at(name, i);
            if (ending != null && i + ending.written().length() == name.length()) {
                return ending.meaning().type;
            }
        }
        return LAST.getOrDefault(name.charAt(name.length() - 1), SpotType.OTHER);
    }

    private static Map<String, Ending> endings() {
        Map<String, Ending> endings = new HashMap<>();
        put(endings, SpotType.SCHOOL, false, "小学", "中学", "幼儿园", "学校", "学院", "大学");
        put(endings, SpotType.HOSPITAL, false, "妇幼保健院", "卫生院", "卫生室", "医院");
        put(endings, SpotType.BRIDGE, true, "大桥", "老桥", "立交桥", "特大桥");
        put(endings, SpotType.ROAD, false, "东路", "西路", "南路", "北路", "中路", "环路", "大道", "大街", "国道", "省道");
        put(endings, SpotType.ROAD, true, "古街");
        put(endings, SpotType.MARKET, false, "批发市场", "农贸市场", "夜市", "集市", "菜市场");
        put(endings, SpotType.STATION, true, "收费站", "加油站", "高铁站", "火车站", "地铁站");
        put(endings, SpotType.STATION, false, "客运站", "汽车站");
        put(endings, SpotType.ESTATE, false, "小区", "花园", "家园", "新村", "社区", "名邸", "公馆", "广场");
        put(endings, SpotType.WATER, true, "水库", "水厂");
        put(endings, SpotType.PARK, true, "公园", "景区", "湿地");
        put(endings, SpotType.SHOP, false, "饭店", "酒店", "宾馆", "火锅店", "餐厅");
        put(endings, SpotType.BANK, false, "村镇银行", "工商银行", "建设银行", "农业银行", "中国银行", "邮政银行");
        for (String bank : new String[] {"农商行", "农信社", "农村信用社", "农村商业银行", "农商银行"}) {
            endings.put(bank, new Ending(SpotType.BANK, "农商行", false));
        }
        return endings;
    }

    private static void put(Map<String, Ending> endings, SpotType type, boolean ofPlace, String... words) {
        for (String word : words) {
            endings.put(word, new Ending(type, word, ofPlace));
        }
    }
}
