/**
 * Staff at the counter: who waits for a person, the conversation with one of them, and who sends so much that their
 * questions are left unanswered for a time.
 */
@NullMarked
package org.chengqing.console.reception;

import org.jspecify.annotations.NullMarked;
