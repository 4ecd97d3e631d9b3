package org.chengqing.conversation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of {@code config/replies.yml} with the office's words filled in, checked as a whole at the start. */
final class Phrases {
    /** Longest sentence, in UTF-16 units: with its values it stays below WeChat's 2000 bytes. */
    static final int MAX_LENGTH = 600;

    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]{1,30})}");

    private final Map<Wording, String> templates = new EnumMap<>(Wording.class);

    /** Throws {@link IllegalArgumentException} naming everything that is wrong with the file. */
    Phrases(Map<String, String> file, Map<String, String> officeWords) {
        List<String> wrong = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(file.keySet());
        for (Wording wording : Wording.values()) {
            unknown.remove(wording.key());
            String template = file.get(wording.key());
            if (template == null || template.isBlank()) {
                wrong.add("缺少 " + wording.key());
                continue;
            }
            check(wording, template, officeWords.keySet(), wrong);
            templates.put(wording, fill(template.strip(), officeWords));
        }
        unknown.forEach(key -> wrong.add("不认识 " + key));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("config/replies.yml 有问题：" + String.join("；", wrong));
        }
    }

    private static void check(Wording wording, String template, Set<String> officeWords, List<String> wrong) {
        if (template.length() > MAX_LENGTH) {
            wrong.add(wording.key() + " 有 " + template.length() + " 个字，最多 " + MAX_LENGTH);
        }
        Set<String> used = new HashSet<>();
        Matcher places = PLACE.matcher(template);
        while (places.find()) {
            String place = places.group(1);
            used.add(place);
            if (!wording.places().contains(place) && !officeWords.contains(place)) {
                wrong.add(wording.key() + " 里不能用 {" + place + "}");
            }
        }
        if (wording.places().contains("receipt") && !used.contains("receipt")) {
            wrong.add(wording.key() + " 里缺少 {receipt}");
        }
    }

    String text(Wording wording) {
        return text(wording, Map.of());
    }

    String text(Wording wording, Map<String, String> values) {
        String template = templates.get(wording);
        if (template == null) {
            throw new IllegalStateException("no sentence for " + wording);
        }
        return fill(template, values);
    }

    /** A sentence of another file, named for people, with the office's words filled in. */
    static String filled(String file, String template, Map<String, String> officeWords) {
        PLACE.matcher(template).results().map(place -> place.group(1)).forEach(place -> {
            if (!officeWords.containsKey(place)) {
                throw new IllegalArgumentException("config/" + file + " 里不能用 {" + place + "}");
            }
        });
        return fill(template.strip(), officeWords);
    }

    /** One pass: braces in a value are never read as a place. */
    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }
}
