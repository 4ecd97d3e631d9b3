/**
 * Rebuttals in the console: the list, the editor with its live preview, the history with its differences, and the way
 * from a draft over another person's review to the release. New content for what is released is a
 * {@link org.chengqing.knowledge.catalog.Proposal} until somebody releases it who wrote none of it: nobody publishes
 * alone. Before a release {@code Foresight} tells which past questions would be answered otherwise.
 */
@NullMarked
package org.chengqing.console.rebuttals;

import org.jspecify.annotations.NullMarked;
