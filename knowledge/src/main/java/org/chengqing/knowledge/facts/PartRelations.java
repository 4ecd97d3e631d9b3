package org.chengqing.knowledge.facts;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** How the facts of a message relate to those of one part of a review, kind by kind. */
final class PartRelations {
    /** A difference weighs more than what agrees beside it. */
    private static final List<Relation> WEIGHTIEST_FIRST = List.of(
            Relation.CLASH, Relation.DRIFT, Relation.AGREE, Relation.ABSENT_IN_REVIEW, Relation.ABSENT_IN_QUERY);

    private final Map<Kind, Relation> kinds = new EnumMap<>(Kind.class);
    private final Map<Dimension, Relation> dimensions = new EnumMap<>(Dimension.class);
    private double closeness = -1;

    PartRelations(TextFacts query, TextFacts part, Relation place) {
        kinds.put(Kind.PLACE, place);
        kinds.put(
                Kind.SPOT,
                between(query.spots(), part.spots(), Spot::agreesWith, Spot::differsFrom, Relation.SIDEWAYS));
        kinds.put(Kind.DATE, dates(query.dates(), part.dates()));
        kinds.put(
                Kind.CLOCK,
                between(query.times(), part.times(), ClockTime::agreesWith, (one, other) -> true, Relation.DRIFT));
        kinds.put(Kind.GROUP, groups(query.groups(), part.groups()));
        kinds.put(Kind.NAME, names(query, part));
        for (Dimension dimension : Dimension.values()) {
            compare(dimension, query.quantities(), part.quantities());
        }
        kinds.put(Kind.QUANTITY, weightiest());
    }

    Relation of(Kind kind) {
        return kinds.getOrDefault(kind, Relation.NONE);
    }

    Relation of(Dimension dimension) {
        return dimensions.getOrDefault(dimension, Relation.NONE);
    }

    double closeness() {
        return closeness;
    }

    /** The nearest way in which one of the message's places may lie to one of the review's. */
    static Relation places(Set<PlaceName> query, Set<PlaceName> review) {
        Set<Relation> found = EnumSet.noneOf(Relation.class);
        query.forEach(one -> review.forEach(other -> found.add(one.relationTo(other))));
        return found.stream() // in the order of their nearness
                .findFirst()
                .orElse(absence(query, review));
    }

    private static Relation absence(Set<?> query, Set<?> review) {
        if (query.isEmpty()) {
            return review.isEmpty() ? Relation.NONE : Relation.ABSENT_IN_QUERY;
        }
        return Relation.ABSENT_IN_REVIEW;
    }

    private static <T> Relation between(
            Set<T> query, Set<T> review, BiPredicate<T, T> same, BiPredicate<T, T> comparable, Relation otherwise) {
        if (anyPair(query, review, same)) {
            return Relation.AGREE;
        }
        return anyPair(query, review, comparable) ? otherwise : absence(query, review);
    }

    private static <T> boolean anyPair(Set<T> some, Set<T> others, BiPredicate<T, T> holds) {
        for (T one : some) { // loops, since every candidate of every message comes by here
            for (T other : others) {
                if (holds.test(one, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A day agrees with a month only where the other names no day in it. */
    private static Relation dates(Set<CalendarDay> query, Set<CalendarDay> part) {
        return between(
                query,
                part,
                (one, other) -> one.agreesWith(other)
                        && (one.day() == 0
                                || other.day() != 0
                                || part.stream().noneMatch(day -> day.day() != 0 && day.month() == one.month())),
                CalendarDay::contradicts,
                Relation.CLASH);
    }

    /** Each family by itself: the same vaccine for another school grade differs. */
    private static Relation groups(Set<Group> query, Set<Group> part) {
        boolean differs = query.stream()
                .anyMatch(one -> part.stream().anyMatch(one::sameFamily)
                        && query.stream().filter(one::sameFamily).noneMatch(part::contains));
        return differs ? Relation.CLASH : between(query, part, Group::equals, (one, other) -> false, Relation.CLASH);
    }

    /** Names have no rule of spelling, so one that stands anywhere in the other text is shared. */
    private static Relation names(TextFacts query, TextFacts part) {
        boolean shared = part.names().stream().anyMatch(query.folded()::contains)
                || query.names().stream().anyMatch(part.folded()::contains);
        return shared ? Relation.AGREE : absence(query.names(), part.names());
    }

    private void compare(Dimension dimension, Set<Quantity> query, Set<Quantity> part) {
        boolean bare = dimension == Dimension.NONE;
        Set<Quantity> mine = of(dimension, query);
        Set<Quantity> theirs = bare && !mine.isEmpty() ? part : of(dimension, part);
        if (mine.isEmpty() && theirs.isEmpty()) {
            return;
        }
        Relation otherwise = dimension == Dimension.COUNT ? Relation.DRIFT : Relation.CLASH;
        Relation relation =
                between(mine, theirs, Quantity::agreesWith, (one, other) -> !bare && one.comparable(other), otherwise);
        dimensions.put(dimension, relation);
        if (bare) {
            kinds.put(Kind.NUMBER, relation);
            return;
        }
        double nearest = -1;
        for (Quantity one : mine) {
            for (Quantity other : theirs) {
                nearest = one.comparable(other) ? Math.max(nearest, one.closeness(other)) : nearest;
            }
        }
        if (nearest >= 0) {
            closeness = closeness < 0 ? nearest : Math.min(closeness, nearest);
        }
    }

    private static Set<Quantity> of(Dimension dimension, Set<Quantity> quantities) {
        Set<Quantity> found = new HashSet<>();
        for (Quantity one : quantities) {
            if (one.dimension() == dimension) {
                found.add(one);
            }
        }
        return found;
    }

    private Relation weightiest() {
        Set<Relation> found = EnumSet.noneOf(Relation.class);
        dimensions.forEach((dimension, relation) -> {
            if (dimension != Dimension.NONE) {
                found.add(relation);
            }
        });
        return WEIGHTIEST_FIRST.stream().filter(found::contains).findFirst().orElse(Relation.NONE);
    }
}
