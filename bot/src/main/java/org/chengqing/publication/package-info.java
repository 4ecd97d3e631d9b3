/**
 * What anybody may read without asking: a page for each released review with schema.org markup and a preview for links,
 * a feed of releases, and plain words for reviews that hold no more. Released reviews come from memory; only a page of
 * one that does not answer (any more) asks the database, on a virtual thread.
 */
@NullMarked
package org.chengqing.publication;

import org.jspecify.annotations.NullMarked;
