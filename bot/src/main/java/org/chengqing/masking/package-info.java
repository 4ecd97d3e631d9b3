/**
 * Finds what leads to a person in Chinese text (numbers, plates, addresses, names, accounts) and hides it wherever a text
 * is shown without need: lists, search, notifications, logs and all that the bot says.
 *
 * <p>Rules only, without regular expressions: each scanner walks once over the text and looks a bounded number of
 * characters back and ahead, so that the time is linear in the text whatever it holds. Imports nothing of ours.
 */
@NullMarked
package org.chengqing.masking;

import org.jspecify.annotations.NullMarked;
