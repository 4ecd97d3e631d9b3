/**
 * The audit trail: who of the staff did what, when, to which thing and why, never its content. Entries are only ever
 * added; each carries a hash over itself and the one before, so that a changed, missing or inserted entry shows.
 */
@NullMarked
package org.chengqing.audit;

import org.jspecify.annotations.NullMarked;
