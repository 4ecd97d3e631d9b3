/**
 * Simpler ways to find the review that answers a text, to measure the matcher against: each ranks a base by one score and
 * knows nothing of places, dates and numbers.
 */
@NullMarked
package org.chengqing.knowledge.evaluation.baseline;

import org.jspecify.annotations.NullMarked;
