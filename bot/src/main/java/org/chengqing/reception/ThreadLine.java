package org.chengqing.reception;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation since somebody asked for a person.
 *
 * @param login of the member of staff who wrote it, null for others
 * @param words as they were written; whoever shows them to staff masks them
 * @param outcome what became of a line of staff, null for others
 */
public record ThreadLine(
        Instant at,
        Author author,
        @Nullable String login,
        String words,
        @Nullable Outcome outcome) {
    /** Who said it. */
    public enum Author {
        /** The person. */
        PERSON,
        /** A member of staff. */
        STAFF,
        /** The bot. */
        BOT
    }

    /** What became of a line of staff. */
    public enum Outcome {
        /** It is on its way; after some minutes nobody knows. */
        SENDING("正在发送"),
        /** The platform took it. */
        ACCEPTED("平台已收下"),
        /** It will not reach the person before they write again. */
        UNREACHABLE("没有送到：对方现在收不到，要等对方再发来消息"),
        /** The platform put it off; it was not sent. */
        LATER("没有发出：平台暂时不接收，请过一会儿重写一条"),
        /** Perhaps it arrived. */
        UNKNOWN("不清楚是否送到：平台没有回音，先不要重发，等对方回话");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The words for people. */
        public String label() {
            return label;
        }
    }
}
