/**
 * The words of fact-checking as immutable records: a {@link org.chengqing.knowledge.claim.Claim}
 * is the assertion, a {@link org.chengqing.knowledge.claim.ClaimReview} the office's published
 * judgement of it with a {@link org.chengqing.knowledge.claim.Rating} and sources. Names follow
 * schema.org ClaimReview and Google's Fact Check Tools. Constructors validate, so that an
 * instance is always sound; they throw {@link java.lang.IllegalArgumentException} with the
 * offending value.
 */
@NullMarked
package org.chengqing.knowledge.claim;

import org.jspecify.annotations.NullMarked;
