package org.chengqing.conversation;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What people say that is neither a claim nor a report, from {@code config/remarks.yml}.
 *
 * @param longest characters of the longest remark
 * @param never signs of something that must be looked up or taken
 * @param topics the remarks, in the order in which they are looked for
 */
@ConfigurationProperties("remarks")
record RemarkSettings(
        @DefaultValue("18") int longest,
        @DefaultValue List<String> never,
        @DefaultValue List<Topic> topics) {
    /** Copies the lists. */
    RemarkSettings {
        never = List.copyOf(never);
        topics = List.copyOf(topics);
    }
}
