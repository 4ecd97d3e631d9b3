package org.chengqing.conversation;

import java.util.List;
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
        @DefaultValue("60") int longest,
        @DefaultValue List<String> never,
        @DefaultValue List<Topic> topics) {
    /** Copies the lists. */
    DeclineSettings {
        never = List.copyOf(never);
        topics = List.copyOf(topics);
    }
}
