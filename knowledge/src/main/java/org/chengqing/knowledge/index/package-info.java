/**
 * What answers are looked up in: one {@link org.chengqing.knowledge.index.ReviewIndex} per catalogue generation, an
 * immutable pair of a Lucene index (which proposes candidates) and the entries themselves (which scores are made of).
 *
 * <p>A new generation is built beside the old one by {@link org.chengqing.knowledge.index.IndexFollower}'s single thread
 * and swapped in with one reference; a search holds a lease of the generation it began with, and the last lease closes it.
 * So no search ever waits for a rebuild and none sees half of one. It is all in memory and holds nothing that is not in
 * the catalogue (docs/adr/0003).
 */
@NullMarked
package org.chengqing.knowledge.index;

import org.jspecify.annotations.NullMarked;
