package org.chengqing.outbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that has not certainly arrived, for staff.
 *
 * @param to where it goes, the address given by staff if there is one
 * @param attempts tries so far
 * @param lastTries the latest of them, oldest first
 * @param outcome what came of the last one, for staff with technical knowledge; null before the first
 * @param mayBeDuplicate whether the office may have a copy already
 * @param since when it was handed over
 * @param due when it is tried or looked for next; null when nothing happens by itself
 */
public record QueuedMail(
        String key,
        String to,
        String subject,
        Standing standing,
        int attempts,
        List<Try> lastTries,
        @Nullable String outcome,
        boolean mayBeDuplicate,
        Instant since,
        @Nullable Instant due) {

    /** Copies the list. */
    public QueuedMail {
        lastTries = List.copyOf(lastTries);
    }

    /** What is the matter with it. */
    public enum Standing {
        /** Not accepted yet; tried by itself. */
        WAITING,
        /** There was no answer to it; looked for or sent again by itself. */
        UNCERTAIN,
        /** Accepted, but it is not in the mailbox. */
        SUSPECTED_LOST,
        /** Given up. */
        DEAD
    }

    /**
     * One attempt.
     *
     * @param ended null while it runs
     * @param outcome {@code Accepted}, {@code NotAccepted}, {@code Refused}, {@code Ambiguous}, {@code Blocked},
     *     {@code Lost}; null while it runs
     * @param phase how far it came; null where that is not known
     * @param replyCode the server's three digits, 0 where there was no reply
     * @param error the kind of failure; null where there is none
     */
    public record Try(
            int number,
            Instant begun,
            @Nullable Instant ended,
            @Nullable String outcome,
            @Nullable String phase,
            int replyCode,
            @Nullable String error) {}
}
