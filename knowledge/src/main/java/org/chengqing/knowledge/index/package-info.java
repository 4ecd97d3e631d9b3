/**
 * The Lucene index over released reviews. It holds nothing that is not in the catalogue and may
 * be deleted at any time.
 */
@NullMarked
package org.chengqing.knowledge.index;

import org.jspecify.annotations.NullMarked;
