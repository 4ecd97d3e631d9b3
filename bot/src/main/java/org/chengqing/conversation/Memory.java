package org.chengqing.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;

/**
 * What is remembered of the dialogue with one person.
 *
 * @param state where it stands
 * @param offered what could be tapped in the last reply, in the order in which it may be chosen by number
 * @param answered the last messages and what was said to them, oldest first
 * @param updatedAt when this was true
 */
record Memory(ConversationState state, List<QuickReply> offered, List<Answered> answered, Instant updatedAt) {
    /** Copies the lists. */
    Memory {
        offered = List.copyOf(offered);
        answered = List.copyOf(answered);
    }

    /** Nothing is remembered. */
    static Memory blank() {
        return new Memory(new ConversationState.Idle(), List.of(), List.of(), Instant.EPOCH);
    }

    /** What was said to this message before; empty for a new message. */
    Optional<Reply> replyTo(MessageKey key) {
        return answered.stream()
                .filter(a -> a.key().equals(key))
                .map(Answered::reply)
                .findFirst();
    }

    /** After one more message; a silent reply leaves the offers as they were. */
    Memory after(MessageKey key, ConversationState next, Reply reply, int repliesKept, Instant now) {
        List<Answered> longer = new ArrayList<>(answered);
        longer.add(new Answered(key, reply));
        List<Answered> bounded = longer.subList(Math.max(0, longer.size() - repliesKept), longer.size());
        return new Memory(next, reply.isSilent() ? offered : reply.quickReplies(), bounded, now);
    }

    /** After one more message whose reply is not to be remembered. */
    Memory offering(ConversationState next, Reply reply, Instant now) {
        return new Memory(next, reply.quickReplies(), answered, now);
    }

    /** A message and the reply to it. */
    record Answered(MessageKey key, Reply reply) {}
}
