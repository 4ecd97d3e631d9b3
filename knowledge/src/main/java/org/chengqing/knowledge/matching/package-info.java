/**
 * From a message to an outcome: candidates from the index, their scores, a check of the facts,
 * and one of three outcomes with its evidence.
 */
@NullMarked
package org.chengqing.knowledge.matching;

import org.jspecify.annotations.NullMarked;
