package org.chengqing.knowledge.facts;

import java.util.Set;
import java.util.regex.Pattern;

/** Brings what stands before an ending into the form in which names are compared. */
final class SpotNames {
    private static final String HAN_DIGITS = "一二三四五六七八九十";
    private static final Pattern ORDINAL = Pattern.compile("^([" + HAN_DIGITS + "1-9])$|第([" + HAN_DIGITS + "1-9])");
    private static final String NO_NAME_END = "条所些上下内外多";
    private static final Set<String> GENERIC = Set.of(
            "", "中", "小", "中小", "大", "大中", "全部", "附近", "公办", "民办", "私立", "公立", "乡镇", "农村", "外地", "本地", "有", "没有", "当地",
            "周边", "老", "新", "旧", "高", "初", "学校", "进", "出", "上", "下", "本", "某", "多", "全国", "全县", "全市", "全区", "大型", "定点",
            "三甲", "县级", "市级", "今天", "明天", "昨天", "马", "国", "全", "街", "旁边", "门口", "乡", "村", "镇", "街道", "老旧", "住宅", "居民");

    private SpotNames() {}

    /** The name with its ending; empty where it is no name (附近小学, 一家饭店). */
    static String of(String written, SpotEndings.Ending ending) {
        return switch (ending.type()) {
            case BANK -> ending.form();
            case HOSPITAL -> hospital(written, ending.form());
            case SCHOOL -> named(inDigits(withoutPlace(written)), ending.form());
            case ROAD ->
                ending.form().equals("环路") && !written.isEmpty() ? written + "环路" : named(written, ending.form());
            default -> written.startsWith("一") || written.startsWith("1") ? "" : named(written, ending.form());
        };
    }

    private static String named(String name, String ending) {
        boolean nameless =
                name.isEmpty() || GENERIC.contains(name) || NO_NAME_END.indexOf(name.charAt(name.length() - 1)) >= 0;
        return nameless ? "" : name + ending;
    }

    /** 县医院 is the people's hospital; a 卫生院 is told apart by its place. */
    private static String hospital(String written, String ending) {
        if (!ending.equals("医院")) {
            return ending;
        }
        String name = inDigits(withoutPlace(written));
        if (name.endsWith("中")) {
            return "中医院";
        }
        if (written.isEmpty() || (!name.isEmpty() && GENERIC.contains(name))) {
            return "";
        }
        return name.isEmpty() || name.endsWith("人民") ? name.replace("人民", "") + "人民医院" : name + ending;
    }

    private static String withoutPlace(String written) {
        return written.substring(1 + Math.max(written.lastIndexOf('县'), written.lastIndexOf('市')));
    }

    private static String inDigits(String name) {
        return ORDINAL.matcher(name)
                .replaceAll(found -> ordinal(found.group(1) == null ? found.group(2) : found.group(1)));
    }

    /** 一 and 1 are 1. */
    static String ordinal(String digit) {
        int at = HAN_DIGITS.indexOf(digit);
        return at < 0 ? digit : Integer.toString(at + 1);
    }
}
