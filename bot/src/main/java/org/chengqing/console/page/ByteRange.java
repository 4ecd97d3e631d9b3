package org.chengqing.console.page;

/** What a request wants of some bytes. Players seek by it. */
public sealed interface ByteRange {
    /** Everything. */
    record Whole() implements ByteRange {}

    /**
     * A part.
     *
     * @param from its first byte, counted from 0
     * @param bytes how many, at least one
     */
    record Part(long from, long bytes) implements ByteRange {}

    /** Only what lies beyond the end. */
    record Beyond() implements ByteRange {}
}
