/** Who else is told of rebuttals: the targets of webhooks, what was delivered to them, and sending it again. */
@NullMarked
package org.chengqing.console.syndication;

import org.jspecify.annotations.NullMarked;
