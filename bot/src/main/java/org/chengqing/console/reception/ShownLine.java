package org.chengqing.console.reception;

import java.time.Instant;
import org.chengqing.masking.Masking;
import org.chengqing.reception.ThreadLine;
import org.jspecify.annotations.Nullable;

/**
 * A line of a conversation as staff see it.
 *
 * @param login of the member of staff who wrote it, null for others
 * @param style the class of its look
 * @param text masked
 * @param outcome null for lines of others than staff
 */
record ShownLine(
        Instant at,
        String who,
        @Nullable String login,
        String style,
        String text,
        ThreadLine.@Nullable Outcome outcome) {
    static ShownLine of(ThreadLine line) {
        String who =
                switch (line.author()) {
                    case PERSON -> "来访者";
                    case STAFF -> "工作人员";
                    case BOT -> "机器人";
                };
        String style =
                switch (line.author()) {
                    case PERSON -> "from-person";
                    case STAFF -> "from-staff";
                    case BOT -> "from-bot";
                };
        return new ShownLine(
                line.at(),
                who,
                line.author() == ThreadLine.Author.STAFF ? line.login() : null,
                style,
                Masking.masked(line.words()),
                line.outcome());
    }

    /** Whether the line did not surely arrive. */
    public boolean doubtful() {
        return outcome != null && outcome != ThreadLine.Outcome.ACCEPTED && outcome != ThreadLine.Outcome.SENDING;
    }
}
