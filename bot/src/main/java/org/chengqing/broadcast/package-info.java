/**
 * Tells many people one thing, once. A {@link org.chengqing.broadcast.Broadcast} is composed by one member of staff and
 * released by another; the recipients are worked out before the release, so that the reviewer sees exactly whom it
 * reaches and whom not, and stand one by one in a ledger. Workers on any instance take rows from it under the rate of each
 * account. A row says that it is being sent before anything leaves: what was cut off then is never sent again and is
 * shown as uncertain.
 *
 * <p>{@link org.chengqing.broadcast.Broadcasts} is the door for staff. Nothing else sends: the database itself refuses a
 * broadcast that runs without a release by somebody who did not write it.
 */
@NullMarked
package org.chengqing.broadcast;

import org.jspecify.annotations.NullMarked;
