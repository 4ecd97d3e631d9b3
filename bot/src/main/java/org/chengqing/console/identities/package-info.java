/** Who sent a report, for the identity officers: with a reason, on a record that nobody can change. */
@NullMarked
package org.chengqing.console.identities;

import org.jspecify.annotations.NullMarked;
