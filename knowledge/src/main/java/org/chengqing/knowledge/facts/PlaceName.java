package org.chengqing.knowledge.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A place as a text names it. A name may belong to several places (鼓楼区), and the text may not say which.
 *
 * @param meant the places it may mean, at least one
 */
public record PlaceName(Set<Place> meant) {
    private static final List<Relation> BEST_FIRST =
            List.of(Relation.AGREE, Relation.BELOW, Relation.ABOVE, Relation.SIDEWAYS);

    /** Copies the set; throws {@link IllegalArgumentException} for an empty one. */
    public PlaceName {
        meant = Set.copyOf(meant);
        if (meant.isEmpty()) {
            throw new IllegalArgumentException("a name of no place");
        }
    }

    /** The nearest way in which it may lie to the other. */
    public Relation relationTo(PlaceName other) {
        return meant.stream()
                .flatMap(one -> other.meant.stream().map(one::relationTo))
                .min(Comparator.comparing(BEST_FIRST::indexOf))
                .orElse(Relation.SIDEWAYS);
    }

    @Override
    public String toString() {
        return meant.stream().map(Place::name).min(Comparator.naturalOrder()).orElseThrow();
    }
}
