package org.chengqing.knowledge.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says for people how facts relate. */
final class Wording {
    private static final int MOST_NAMED = 6;

    private final TextFacts query;
    private final TextFacts stated;
    private final Set<PlaceName> scope;

    Wording(TextFacts query, TextFacts stated, Set<PlaceName> scope) {
        this.query = query;
        this.stated = stated;
        this.scope = scope;
    }

    List<String> of(PartRelations claim, Set<Kind> clashing) {
        List<String> words = new ArrayList<>();
        add(words, Kind.PLACE, claim, query.places(), scope);
        add(words, Kind.SPOT, claim, query.spots(), stated.spots());
        add(words, Kind.DATE, claim, query.dates(), stated.dates());
        add(words, Kind.CLOCK, claim, query.times(), stated.times());
        add(words, Kind.QUANTITY, claim, query.quantities(), stated.quantities());
        add(words, Kind.GROUP, claim, query.groups(), stated.groups());
        clashing.stream()
                .filter(kind -> words.stream().noneMatch(word -> word.startsWith(kind.word())))
                .forEach(kind -> words.add(kind.word() + "不同"));
        return List.copyOf(words);
    }

    private static void add(List<String> words, Kind kind, PartRelations claim, Set<?> mine, Set<?> theirs) {
        String asked = join(mine);
        String told = theirs.isEmpty() ? "全国" : join(theirs);
        String word = kind.word();
        switch (claim.of(kind)) {
            case AGREE -> words.add(word + "一致：" + asked);
            case BELOW -> words.add(word + "在其范围内：" + asked + " ⊂ " + told);
            case ABOVE -> words.add("所问" + word + "更大：" + asked + " ⊃ " + told);
            case SIDEWAYS, CLASH -> words.add(word + "不同：" + asked + " ≠ " + told);
            case DRIFT -> words.add(word + "有出入：" + asked + "，条目为 " + told);
            case NONE, ABSENT_IN_QUERY, ABSENT_IN_REVIEW -> {}
        }
    }

    private static String join(Collection<?> facts) {
        return facts.stream()
                .map(Object::toString)
                .distinct()
                .sorted()
                .limit(MOST_NAMED)
                .collect(Collectors.joining("、"));
    }
}
