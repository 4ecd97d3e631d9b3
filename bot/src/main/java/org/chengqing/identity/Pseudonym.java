package org.chengqing.identity;

/** A keyed hash of a sender: 32 lower-case hexadecimal digits. The same sender always has the same one here. */
public record Pseudonym(String value) {
    /** The first eight digits, for log lines. */
    @Override
    public String toString() {
        return value.substring(0, 8);
    }
}
