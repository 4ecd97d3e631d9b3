package org.chengqing.conversation;

import org.chengqing.channel.Reply;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.jspecify.annotations.Nullable;

/** What the bot would say to a text in a fresh conversation, and why; nothing is stored or sent. */
public record Rehearsal(
        Intent intent, Reply reply, @Nullable MatchOutcome outcome) {}
