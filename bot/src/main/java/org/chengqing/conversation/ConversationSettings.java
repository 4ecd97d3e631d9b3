package org.chengqing.conversation;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the dialogue remembers.
 *
 * @param stateKept how long a dialogue is remembered after its last message
 * @param redisTimeout longest wait for Redis, per command
 * @param redisPause how long Redis is left alone after it failed
 * @param statesInMemory most dialogues remembered in the process, for when Redis is away
 * @param repliesKept last replies kept per person, for messages that come twice
 * @param messagesKept most messages kept per person that may yet become evidence
 * @param charactersKept most characters of those messages together
 * @param turnWait longest wait for an earlier message of the same person
 * @param shareWords what somebody may type as well who wants to pass an answer on, the one that was shown or told
 *     last; with the name of a rebuttal behind it, that one
 */
@ConfigurationProperties("conversation")
record ConversationSettings(
        @DefaultValue("30m") Duration stateKept,
        @DefaultValue("200ms") Duration redisTimeout,
        @DefaultValue("5s") Duration redisPause,
        @DefaultValue("10000") int statesInMemory,
        @DefaultValue("8") int repliesKept,
        @DefaultValue("9") int messagesKept,
        @DefaultValue("6000") int charactersKept,
        @DefaultValue("4s") Duration turnWait,

        @DefaultValue({"发群里", "转发", "转发到群", "转发到群里", "转到群里", "发到群里", "发到群", "发群", "发给群里"})
        List<String> shareWords) {
    /** Throws {@link IllegalArgumentException} for a value that cannot work. */
    ConversationSettings {
        shareWords = List.copyOf(shareWords);
        positive("state-kept", stateKept);
        positive("redis-timeout", redisTimeout);
        positive("redis-pause", redisPause);
        positive("turn-wait", turnWait);
        positive("states-in-memory", statesInMemory);
        positive("replies-kept", repliesKept);
        positive("messages-kept", messagesKept);
        positive("characters-kept", charactersKept);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("conversation." + name + " must be longer than zero, is " + value);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("conversation." + name + " must be at least 1, is " + value);
        }
    }
}
