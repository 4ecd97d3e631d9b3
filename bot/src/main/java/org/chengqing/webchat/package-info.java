/**
 * The page at {@code /} and what it talks to: messages and files in, answers back on the same request or, when they
 * take longer, through the stream of events. The visit is a random cookie that only this site can read and send. Limits
 * are checked before anything is read, and every refusal is a sentence that says what to do.
 */
@NullMarked
package org.chengqing.webchat;

import org.jspecify.annotations.NullMarked;
