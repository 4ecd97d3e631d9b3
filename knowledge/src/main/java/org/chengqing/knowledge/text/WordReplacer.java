package org.chengqing.knowledge.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces each of many words, the longest at a place first. A map by first character, since an alternation of hundreds of
 * words in a regular expression tries them all at every place.
 */
final class WordReplacer {
    private final Map<Character, List<Map.Entry<String, String>>> byFirst = new HashMap<>();

    WordReplacer(Map<String, String> replacements) {
        replacements.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                .forEach(entry -> byFirst.computeIfAbsent(entry.getKey().charAt(0), first -> new ArrayList<>())
                        .add(Map.entry(entry.getKey(), entry.getValue())));
    }

    String replaceIn(String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            Map.@Nullable Entry<String, String> word = wordAt(text, i);
            if (word == null) {
                replaced.append(text.charAt(i));
                i++;
            } else {
                replaced.append(word.getValue());
                i += word.getKey().length();
            }
        }
        return replaced.toString();
    }

    private Map.@Nullable Entry<String, String> wordAt(String text, int at) {
        for (Map.Entry<String, String> word : byFirst.getOrDefault(text.charAt(at), List.of())) {
            if (text.startsWith(word.getKey(), at)) {
                return word;
            }
        }
        return null;
    }
}
