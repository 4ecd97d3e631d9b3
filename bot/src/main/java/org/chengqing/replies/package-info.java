/**
 * What a review of the knowledge base looks like in a {@link org.chengqing.channel.Reply} and on its public page. It lies
 * on the ground floor, because an answer in the conversation and a promised answer days later show the same card, and
 * staff see the page before it is public.
 */
@NullMarked
package org.chengqing.replies;

import org.jspecify.annotations.NullMarked;
