/**
 * Measures a matcher on labelled questions. A set is a base of reviews and the questions put to it; each question is asked
 * once, one after another, and what came of it is an {@link org.chengqing.knowledge.evaluation.Answer}. All figures are
 * made of answers alone, so those of the matcher and of the simpler methods in {@code baseline} are made alike. Rates are
 * defined as in the scorer that comes with the public sets.
 */
@NullMarked
package org.chengqing.knowledge.evaluation;

import org.jspecify.annotations.NullMarked;
