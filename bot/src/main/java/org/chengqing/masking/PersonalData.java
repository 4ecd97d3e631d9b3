package org.chengqing.masking;

/**
 * A place in a text that leads to a person.
 *
 * @param start where it begins, in UTF-16 units
 * @param end where it ends, exclusive
 * @param hiddenFrom where hiding begins: behind the region and the road of an address, for all others the start
 */
public record PersonalData(int start, int end, PersonalDataType type, int hiddenFrom) {
    /** Throws {@link IllegalArgumentException} when the places are not in order. */
    public PersonalData {
        if (start < 0 || hiddenFrom < start || end <= hiddenFrom) {
            throw new IllegalArgumentException("from " + start + " hidden " + hiddenFrom + " to " + end);
        }
    }

    PersonalData(int start, int end, PersonalDataType type) {
        this(start, end, type, start);
    }
}
