package org.chengqing.conversation;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Something people write about that has a reply of its own, as {@code config/declines.yml} and {@code
 * config/remarks.yml} describe it.
 *
 * @param key names it in files
 * @param name for staff
 * @param when signs of it, any of which must be there
 * @param unless signs that something else is meant
 * @param reply what is said
 */
record Topic(
        String key,
        @DefaultValue("") String name,
        @DefaultValue List<String> when,
        @DefaultValue List<String> unless,
        @DefaultValue("") String reply) {
    private static final int LONGEST_REPLY = 300;

    /** Throws {@link IllegalArgumentException} for a topic without a sign or a reply, or with too long a reply. */
    Topic {
        when = List.copyOf(when);
        unless = List.copyOf(unless);
        if (name.isBlank() || when.isEmpty() || reply.isBlank()) {
            throw new IllegalArgumentException(key + " 要有 name、when 和 reply");
        }
        if (reply.length() > LONGEST_REPLY) {
            throw new IllegalArgumentException(key + " 的 reply 有 " + reply.length() + " 个字，最多 " + LONGEST_REPLY);
        }
    }
}
