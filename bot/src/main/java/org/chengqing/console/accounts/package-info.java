/** Accounts: what administrators do with those of others, and everybody with their own. */
@NullMarked
package org.chengqing.console.accounts;

import org.jspecify.annotations.NullMarked;
