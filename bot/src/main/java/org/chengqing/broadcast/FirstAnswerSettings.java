package org.chengqing.broadcast;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code broadcast.first-answers.*}, for broadcasts to those who wait for an answer.
 *
 * @param title for staff, with {claim}
 * @param words what people read before the card
 */
@ConfigurationProperties("broadcast.first-answers")
record FirstAnswerSettings(
        @DefaultValue("首次答复：{claim}") String title,
        @DefaultValue("您之前问过的事，现在有了核查结果：") String words) {
    /** Throws {@link IllegalArgumentException} for a text that no broadcast may have, naming the setting. */
    FirstAnswerSettings {
        require("title", title, BroadcastDraft.LONGEST_TITLE);
        require("words", words, BroadcastDraft.LONGEST_WORDS);
    }

    private static void require(String name, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new IllegalArgumentException(
                    "broadcast.first-answers." + name + " must have 1 to " + longest + " characters");
        }
    }
}
