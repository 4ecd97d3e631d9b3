/**
 * Chengqing, the rumour desk. Each package below is a feature; {@link org.chengqing.Chengqing}
 * starts them.
 */
@NullMarked
package org.chengqing;

import org.jspecify.annotations.NullMarked;
