package org.chengqing.webchat;

import org.chengqing.channel.web.WebReply;
import org.jspecify.annotations.Nullable;

/**
 * What the page gets back, in JSON.
 *
 * @param state {@code answered}, {@code later} (it comes through the events) or {@code refused}
 * @param reply what is said, when it is answered
 * @param error the sentence to show, when it is refused
 * @param again whether sending the same once more can help
 */
record ChatAnswer(
        String state, @Nullable WebReply reply, @Nullable String error, boolean again) {
    static ChatAnswer answered(WebReply reply) {
        return new ChatAnswer("answered", reply, null, false);
    }

    static ChatAnswer later() {
        return new ChatAnswer("later", null, null, false);
    }

    static ChatAnswer refused(String error, boolean again) {
        return new ChatAnswer("refused", null, error, again);
    }
}
