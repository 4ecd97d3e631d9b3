package org.chengqing.conversation;

import org.chengqing.channel.Reply;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.Understanding;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What the bot would say to a text in a fresh conversation, and why; nothing is stored or sent.
 *
 * @param understanding what the words were taken to mean
 */
public record Rehearsal(
        Understanding understanding, Reply reply, @Nullable MatchOutcome outcome) {
    /** What the words are taken to want. */
    public Intent intent() {
        return understanding.intent();
    }
}
