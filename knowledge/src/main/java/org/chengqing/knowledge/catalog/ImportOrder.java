package org.chengqing.knowledge.catalog;

import org.chengqing.knowledge.claim.ReviewState;

/**
 * How to import.
 *
 * @param by who is on record for it
 * @param stateForRowsWithoutOne the state of new reviews whose row names none; a known review keeps the state it has,
 *     so that importing a file again never publishes what was withdrawn
 * @param sample whether rows that do not say so are samples
 * @param forReview whether nothing may be published by it: see {@link ImportGate}
 */
public record ImportOrder(String by, ReviewState stateForRowsWithoutOne, boolean sample, boolean forReview) {
    /** Throws {@link IllegalArgumentException} for the state that needs a successor. */
    public ImportOrder {
        if (stateForRowsWithoutOne == ReviewState.SUPERSEDED) {
            throw new IllegalArgumentException("state for rows without one: " + stateForRowsWithoutOne);
        }
    }

    /** What is imported counts as it stands in the files. */
    public ImportOrder(String by, ReviewState stateForRowsWithoutOne, boolean sample) {
        this(by, stateForRowsWithoutOne, sample, false);
    }

    /** What somebody imports who may publish nothing alone. */
    public static ImportOrder forReview(String by) {
        return new ImportOrder(by, ReviewState.DRAFT, false, true);
    }
}
