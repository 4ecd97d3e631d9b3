package org.chengqing.intake;

/**
 * What came of asking for reports. That nobody can tell at the moment is not the same as that there is none: a resident
 * must never be told that their report does not exist because the store is away.
 */
public sealed interface Asked<T> {
    /** It is so. */
    record Known<T>(T value) implements Asked<T> {}

    /** There is none, or none of this sender. */
    record NotFound<T>() implements Asked<T> {}

    /** The store failed or its answer is unknown; what was to be changed may be changed or not. */
    record Unavailable<T>() implements Asked<T> {}
}
