/**
 * Pushing a clarification to many people: one member of staff composes it, the page shows exactly whom it reaches and
 * whom not, another releases it, and everybody who may see it may stop it.
 */
@NullMarked
package org.chengqing.console.broadcasts;

import org.jspecify.annotations.NullMarked;
