/**
 * Tells the office's other systems (its site, its Weibo tool) of every release, correction and withdrawal of a rebuttal,
 * by signed webhooks in the manner of Standard Webhooks.
 *
 * <p>It follows the revisions of the catalogue with a cursor in PostgreSQL, so that nothing is missed while the program
 * is down, and turns them into rows, one for each target. Durable jobs, one for each target, deliver the rows: at least
 * once, always under the same id, in order for each review, and paced.
 */
@NullMarked
package org.chengqing.syndication;

import org.jspecify.annotations.NullMarked;
