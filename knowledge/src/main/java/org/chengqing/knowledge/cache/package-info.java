/**
 * Outcomes kept for texts that come again and again: in Redis for all instances, and in the process in front. A key is a
 * digest of everything an outcome depends on (normalised text, catalogue generation and content, day, thresholds), so an
 * entry is never wrong, only unused; a value holds names, scores and evidence, never a review and never the text: reviews
 * are resolved from the index that is answering. Losing either cache costs time, never truth.
 */
@NullMarked
package org.chengqing.knowledge.cache;

import org.jspecify.annotations.NullMarked;
