/**
 * The audit trail: who of the staff did what, when, to which thing and why, never its content. Entries are numbered
 * without gaps and only ever added; each carries a keyed hash over itself and the one before, and a sealed head says where
 * the trail ends, so that a changed, missing, inserted or cut-off entry shows. A daily check walks along all of it and
 * keeps its end outside of the database, against a database that is wound back.
 */
@NullMarked
package org.chengqing.audit;

import org.jspecify.annotations.NullMarked;
