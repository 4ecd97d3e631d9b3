package org.chengqing.knowledge.facts;

/**
 * A named spot below the divisions.
 *
 * @param type its sort
 * @param name its name in one form without the place in front: 实验小学 and 实小 are 实验小学, 第一中学 and 一中 are 1中学
 * @param certain whether the name is known to be whole; another spot only clashes with one that is
 */
public record Spot(SpotType type, String name, boolean certain) {
    /** Whether both may be the same. A name may have lost its beginning or kept a word before it. */
    public boolean agreesWith(Spot other) {
        return type == other.type && (name.endsWith(other.name) || other.name.endsWith(name));
    }

    /** Whether both are of one sort and surely not the same. */
    public boolean differsFrom(Spot other) {
        return type == other.type && type != SpotType.OTHER && certain && other.certain && !agreesWith(other);
    }

    @Override
    public String toString() {
        return name;
    }
}
