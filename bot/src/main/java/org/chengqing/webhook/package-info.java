/**
 * The HTTP edge that WeChat posts to: bounded bodies, verification before anything else, and an answer in time.
 *
 * <p>WeChat waits 5 s, cuts the connection and asks again, three times in all, each time perhaps at another instance.
 * So an answer belongs to its message and not to the request: the first delivery starts it, every later one
 * {@linkplain org.chengqing.webhook.Answers attaches} to the running or finished one, in this process and through
 * Redis across instances, and nothing runs twice. Without Redis a repeat at another instance computes the answer
 * again, which stores nothing twice, since a message has its own key all the way down.
 */
@NullMarked
package org.chengqing.webhook;

import org.jspecify.annotations.NullMarked;
