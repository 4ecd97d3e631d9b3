package org.chengqing.knowledge.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengqing.knowledge.text.TextNormaliser;
import org.chengqing.knowledge.text.WordList;
import org.jspecify.annotations.Nullable;

/** Reads kinds out of closed families, organisations, words of Latin letters, and quoted names. */
final class NameReader {
    private static final List<String> ORGANISATIONS =
            List.of("公司", "总公司", "局", "委", "银行", "分局", "支队", "大队", "中心", "委员会");
    private static final NameIndex<String> BRANCHES = branches();
    private static final Pattern LATIN = Pattern.compile("[a-z][a-z0-9]{1,15}");
    private static final Pattern QUOTED = Pattern.compile("[“\"「『《]([^”\"」』》]{2,20})[”\"」』》]");
    private static final Set<String> SAYS_NOTHING = Set.of(
            "km", "cm", "mm", "kg", "mg", "ml", "http", "https", "www", "com", "cn", "am", "pm", "ok", "app", "qq",
            "html");
    private static final NameIndex<Group> GROUPS = groups();

    private NameReader() {}

    static Set<Group> groups(String folded) {
        Set<Group> found = new LinkedHashSet<>();
        for (int i = 0; i < folded.length(); i++) {
            NameIndex.@Nullable Named<Group> group = GROUPS.at(folded, i);
            if (group != null) {
                found.add(group.meaning());
                i += group.written().length() - 1;
            }
        }
        return found;
    }

    static Set<String> names(String folded) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < folded.length(); i++) {
            NameIndex.@Nullable Named<String> branch = BRANCHES.at(folded, i);
            if (branch != null) {
                int end = i + branch.written().length();
                ORGANISATIONS.stream()
                        .filter(organisation -> folded.startsWith(organisation, end))
                        .findFirst()
                        .ifPresent(organisation -> names.add(branch.written() + organisation));
            }
        }
        LATIN.matcher(folded)
                .results()
                .map(found -> found.group())
                .filter(word -> !SAYS_NOTHING.contains(word))
                .forEach(names::add);
        return names;
    }

    /** The quoted names of a text as it was written; folding drops the marks. */
    static List<String> quoted(String raw) {
        List<String> names = new ArrayList<>();
        QUOTED.matcher(raw)
                .results()
                .map(found -> TextNormaliser.normalise(found.group(1)).folded())
                .filter(name -> name.length() >= 2)
                .forEach(names::add);
        return names;
    }

    private static NameIndex<String> branches() {
        Map<String, String> branches = new HashMap<>();
        for (String branch : ("自来水 供水 供电 燃气 热力 公交 环卫 电力 石油 石化 保险 教育 公安 卫健 卫生 民政 人社 医保 住建 交通 市场监管 市监 农业农村"
                        + " 水利 应急 气象 地震 税务 财政 司法 文旅 发改 自然资源 城管 消防 交警 疾控 反诈 商业 村镇 农商 农业 工商 建设 邮政 招商")
                .split(" ", -1)) {
            branches.put(branch, branch);
        }
        return new NameIndex<>(branches);
    }

    private static NameIndex<Group> groups() {
        Map<String, Group> groups = new HashMap<>();
        for (String line : WordList.read(NameReader.class, "groups.txt")) {
            String[] words = line.split(" ", -1);
            Group group = new Group(words[0], words[1]);
            for (int i = 1; i < words.length; i++) {
                groups.put(TextNormaliser.normalise(words[i]).folded(), group);
            }
        }
        return new NameIndex<>(groups);
    }
}
