/**
 * Hides who is behind a message: a {@link org.chengqing.identity.Pseudonym} is a keyed hash of a
 * sender, made with a secret that is not in any database, and stands for the sender in every key,
 * row and log line. How the person can be reached is kept apart, sealed, and shown to staff only
 * with a reason, on the record.
 */
@NullMarked
package org.chengqing.identity;

import org.jspecify.annotations.NullMarked;
