package org.chengqing.knowledge.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds which of many names begins at a position, the longest first. Names have two characters or more. */
final class NameIndex<T> {
    private final Map<Integer, List<Named<T>>> byFirstTwo = new HashMap<>();
    private final BitSet firsts = new BitSet();

    record Named<T>(String written, T meaning) {}

    NameIndex(Map<String, T> names) {
        names.forEach((written, meaning) -> {
            if (written.length() >= 2) {
                firsts.set(written.charAt(0));
                byFirstTwo
                        .computeIfAbsent(firstTwo(written, 0), two -> new ArrayList<>(2))
                        .add(new Named<>(written, meaning));
            }
        });
        byFirstTwo
                .values()
                .forEach(list -> list.sort(Comparator.comparingInt((Named<T> one) -> one.written.length())
                        .reversed()));
    }

    @Nullable
    Named<T> at(String text, int start) {
        if (start + 1 >= text.length() || !firsts.get(text.charAt(start))) {
            return null;
        }
        for (Named<T> name : byFirstTwo.getOrDefault(firstTwo(text, start), List.of())) {
            if (text.startsWith(name.written, start)) {
                return name;
            }
        }
        return null;
    }

    private static int firstTwo(String text, int start) {
        return text.charAt(start) << 16 | text.charAt(start + 1);
    }
}
