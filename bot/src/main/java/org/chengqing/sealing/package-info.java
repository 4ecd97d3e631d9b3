/**
 * Keeps content unreadable at rest: envelopes of AES-256-GCM. A {@link org.chengqing.sealing.MasterKey}
 * stays outside the database and wraps the {@link org.chengqing.sealing.DataKey} of one report, mail or
 * file; whoever deletes a wrapped key has deleted what it sealed.
 */
@NullMarked
package org.chengqing.sealing;

import org.jspecify.annotations.NullMarked;
