package org.chengqing.questions;

import org.chengqing.identity.Pseudonym;

/**
 * Somebody is to be told when there is an answer.
 *
 * @param question masked
 * @param seen a list of {@link ShownAnswer}s that are not to be told
 * @param attempts to tell them that were made before
 */
record Promise(long id, Pseudonym person, String question, String seen, int attempts) {
    /** What became of a promise, as it is counted. */
    enum Outcome {
        /** The platform took the answer. */
        TOLD,
        /** The platform does not reach the person. */
        UNREACHABLE,
        /** Perhaps told; telling twice would be worse. */
        UNCERTAIN,
        /** The platform put us off too often. */
        GIVEN_UP,
        /** There was no answer in time. */
        EXPIRED
    }
}
