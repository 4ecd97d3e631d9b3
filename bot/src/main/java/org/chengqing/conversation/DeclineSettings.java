package org.chengqing.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the office does not judge, from {@code config/declines.yml}.
 *
 * @param longest characters of the longest message that is declined; a longer one is a text to be checked
 * @param never signs of a claim, a crime or a danger, with which nothing is declined
 * @param topics the topics, in the order in which they are looked for
 */
@ConfigurationProperties("declines")
record DeclineSettings(
        @DefaultValue("80") int longest,
        @DefaultValue List<String> never,
        @DefaultValue List<Topic> topics) {
    private static final int LONGEST_REPLY = 300;

    /** Throws {@link IllegalArgumentException} when two topics share a key. */
    DeclineSettings {
        never = List.copyOf(never);
        topics = List.copyOf(topics);
        Set<String> keys = new HashSet<>();
        for (Topic topic : topics) {
            if (!keys.add(topic.key())) {
                throw new IllegalArgumentException("declines.yml: key 重复: " + topic.key());
            }
        }
    }

    /**
     * A topic.
     *
     * @param name for staff
     * @param when signs of it, any of which must be there
     * @param unless signs that something else is meant
     * @param reply what is said, with where to turn
     */
    record Topic(
            String key,
            String name,
            @DefaultValue List<String> when,
            @DefaultValue List<String> unless,
            @DefaultValue("") String reply) {
        /** Throws {@link IllegalArgumentException} for a topic without a sign or a reply, or with too long a reply. */
        Topic {
            when = List.copyOf(when);
            unless = List.copyOf(unless);
            if (name.isBlank() || when.isEmpty() || reply.isBlank()) {
                throw new IllegalArgumentException("declines.yml: " + key + " 要有 name、when 和 reply");
            }
            if (reply.length() > LONGEST_REPLY) {
                throw new IllegalArgumentException(
                        "declines.yml: " + key + " 的 reply 有 " + reply.length() + " 个字，最多 " + LONGEST_REPLY);
            }
        }
    }
}
