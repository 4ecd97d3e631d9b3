package org.chengqing.knowledge.catalog;

import org.chengqing.knowledge.claim.ClaimReview;

/** Takes reviews one by one. */
@FunctionalInterface
public interface ReviewSink<X extends Exception> {
    /** Takes the next one; a failure ends the reading. */
    void accept(ClaimReview review) throws X;
}
