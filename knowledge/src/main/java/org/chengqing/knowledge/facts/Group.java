package org.chengqing.knowledge.facts;

/**
 * One kind out of a closed family.
 *
 * @param family such as 险种
 * @param name such as 职工医保
 */
public record Group(String family, String name) {
    /** Whether both are of one family. */
    boolean sameFamily(Group other) {
        return family.equals(other.family);
    }

    @Override
    public String toString() {
        return name;
    }
}
