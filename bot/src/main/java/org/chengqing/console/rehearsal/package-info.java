/** Rehearsing: what the bot would say to a text, and why, in words; nothing is stored or sent. */
@NullMarked
package org.chengqing.console.rehearsal;

import org.jspecify.annotations.NullMarked;
