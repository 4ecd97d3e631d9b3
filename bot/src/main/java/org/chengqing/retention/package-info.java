/**
 * Deletes by itself what has been kept long enough, and keeps a record of what it deleted. Each
 * feature says what of its own has expired; when that is, stands in the feature's settings.
 */
@NullMarked
package org.chengqing.retention;

import org.jspecify.annotations.NullMarked;
