package org.chengqing.knowledge.facts;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The facts that a text names, in one form each and in no order.
 *
 * @param folded the text they were read from
 */
public record TextFacts(
        String folded,
        Set<PlaceName> places,
        Set<Spot> spots,
        Set<Quantity> quantities,
        Set<CalendarDay> dates,
        Set<ClockTime> times,
        Set<Group> groups,
        Set<String> names) {
    /** Copies the sets. */
    public TextFacts {
        places = Set.copyOf(places);
        spots = Set.copyOf(spots);
        quantities = Set.copyOf(quantities);
        dates = Set.copyOf(dates);
        times = Set.copyOf(times);
        groups = Set.copyOf(groups);
        names = Set.copyOf(names);
    }

    /** How the text speaks, read anew at each call. */
    public Polarity polarity() {
        return Polarity.of(folded);
    }

    /** All of them but the names, as words in one order. */
    public List<String> words() {
        return Stream.of(places, spots, quantities, dates, times, groups)
                .flatMap(Set::stream)
                .map(Object::toString)
                .sorted()
                .distinct()
                .toList();
    }

    /**
     * Whether a text says little more than where: what is left of it without places and spots is at most one character.
     *
     * @param core the text's words
     */
    public boolean tellOnlyWhere(String core) {
        String rest = core;
        for (String name : Stream.of(places, spots)
                .flatMap(Set::stream)
                .map(Object::toString)
                .toList()) {
            String stem = name.length() > 2 ? name.substring(0, name.length() - 1) : name;
            rest = rest.replace(name, "").replace(stem, "");
        }
        return rest.length() < core.length()
                && rest.codePoints().filter(Character::isLetterOrDigit).count() <= 1;
    }

    /** The facts of all these texts together. */
    static TextFacts union(Collection<TextFacts> all) {
        StringBuilder folded = new StringBuilder();
        all.forEach(facts -> folded.append(facts.folded).append('。'));
        return new TextFacts(
                folded.toString(),
                union(all, TextFacts::places),
                union(all, TextFacts::spots),
                union(all, TextFacts::quantities),
                union(all, TextFacts::dates),
                union(all, TextFacts::times),
                union(all, TextFacts::groups),
                union(all, TextFacts::names));
    }

    private static <T> Set<T> union(Collection<TextFacts> all, Function<TextFacts, Set<T>> kind) {
        Set<T> union = new LinkedHashSet<>();
        all.forEach(facts -> union.addAll(kind.apply(facts)));
        return union;
    }
}
