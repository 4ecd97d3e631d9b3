package org.chengqing.audit;

/** What a check of the whole trail found. */
public sealed interface Verdict {
    /** Every entry is as it was written, and none is missing. */
    record Whole(long entries) implements Verdict {}

    /**
     * The trail was tampered with, or damaged.
     *
     * @param number of the first entry that is not as it was written
     * @param sentence what is wrong with it, in Chinese
     */
    record Broken(long number, String sentence) implements Verdict {}
}
