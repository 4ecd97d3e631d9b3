/**
 * Answers kept in Redis under the normalised text and the catalogue's generation, with a small
 * cache in the process in front. Losing either costs time, never truth.
 */
@NullMarked
package org.chengqing.knowledge.cache;

import org.jspecify.annotations.NullMarked;
