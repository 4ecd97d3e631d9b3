/**
 * The dialogue: which intent a message has, what the state of the conversation is, and what is
 * said next. The transition is a pure function of sealed states and intents; {@link
 * org.chengqing.conversation.Conversations} carries out what it decides.
 */
@NullMarked
package org.chengqing.conversation;

import org.jspecify.annotations.NullMarked;
