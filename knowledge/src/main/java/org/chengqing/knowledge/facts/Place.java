package org.chengqing.knowledge.facts;

import org.jspecify.annotations.Nullable;

/**
 * A division and where it lies. Two places are the same when their names and all above them are.
 *
 * @param name in full: 云溪县
 * @param above the place it lies in; none for provinces, other countries, and where nobody said
 */
public record Place(String name, @Nullable Place above) {
    /** Whether it lies in the other, at any depth. Nothing lies in itself. */
    public boolean liesIn(Place other) {
        for (Place place = above; place != null; place = place.above) {
            if (place.equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** How it lies to the other: AGREE, BELOW, ABOVE or SIDEWAYS. */
    public Relation relationTo(Place other) {
        if (equals(other)) {
            return Relation.AGREE;
        }
        return liesIn(other) ? Relation.BELOW : other.liesIn(this) ? Relation.ABOVE : Relation.SIDEWAYS;
    }

    @Override
    public String toString() {
        return name;
    }
}
