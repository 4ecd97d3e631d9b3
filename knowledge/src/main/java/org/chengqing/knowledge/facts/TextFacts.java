package org.chengqing.knowledge.facts;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

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
