/**
 * Rebuttals into the catalogue and out of it as files. An import runs in the background, one at a time, and takes all or
 * nothing; it publishes nothing: what a file calls released goes to the reviewers.
 */
@NullMarked
package org.chengqing.console.transfer;

import org.jspecify.annotations.NullMarked;
