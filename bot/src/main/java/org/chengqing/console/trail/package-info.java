/** The audit trail to read, filter, check and take along. */
@NullMarked
package org.chengqing.console.trail;

import org.jspecify.annotations.NullMarked;
