package org.chengqing.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A kind of report, as {@code config/taxonomy.yml} describes it.
 *
 * @param mailbox where its mail goes; null for the office's general mailbox
 * @param keywords words that point to it
 * @param question the one thing to ask
 * @param advice what the resident should do now; may be empty
 */
public record Category(
        String key,
        String name,
        @Nullable String mailbox,
        @DefaultValue List<String> keywords,
        @DefaultValue("") String question,
        @DefaultValue("") String advice) {
    /** Throws {@link IllegalArgumentException} for a key that could not be part of a button's id, or a blank name. */
    public Category {
        if (!key.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new IllegalArgumentException("taxonomy.yml: 类别的 key 只能用小写字母、数字和连字符: " + key);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("taxonomy.yml: 类别 " + key + " 没有 name");
        }
        keywords = List.copyOf(keywords);
    }
}
