package org.chengqing.crash;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A place on the way of a report from the webhook to the office's mailbox, in the order of that way. */
public enum CrashPoint {
    /** FP1: a push is known to be WeChat's, nothing is stored. */
    SIGNATURE_CHECKED,
    /** FP2: everything of a message is written, its transaction is not committed. */
    BEFORE_COMMIT,
    /** FP3: a message is committed, nobody was told. */
    AFTER_COMMIT,
    /** FP5: the bytes of a blob are in a temporary file that is neither fsynced nor renamed. */
    BLOB_WRITTEN,
    /** FP6: a blob is in place and no row names it. */
    BLOB_IN_PLACE,
    /** FP7: a mail was taken up. */
    JOB_PICKED,
    /** FP8: the finished mail is a blob and no row names it. */
    MIME_STORED,
    /** FP9: the attempt is committed, the server knows nothing of it. */
    SENDING_COMMITTED,
    /** FP10: the content is on its way without its end. */
    MID_DATA,
    /** FP11: the end of the content is sent, the answer is not read. */
    DOT_SENT,
    /** FP12: the server's answer is read, nothing is committed. */
    ANSWER_READ,
    /** FP13: the outcome is committed, the job is not ended. */
    OUTCOME_COMMITTED,
    /** FP14: the mail was found in the mailbox, nothing is committed. */
    FOUND_IN_MAILBOX;

    /** Exit code of a process ended by SIGKILL, as a shell tells it. */
    private static final int KILLED = 137;

    private static final String SETTING = System.getProperty("chengqing.crash-at", "");
    private static final @Nullable CrashPoint ARMED = armed();
    private static final AtomicInteger LEFT = new AtomicInteger(times());

    /** Ends the JVM at once, without any of its shutdown work, where the start has ordered it for this place. */
    public static void reached(CrashPoint place) {
        if (place == ARMED && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static @Nullable CrashPoint armed() {
        return SETTING.isEmpty() ? null : valueOf(SETTING.replaceFirst(":.*", ""));
    }

    private static int times() {
        return SETTING.contains(":") ? Integer.parseInt(SETTING.substring(SETTING.indexOf(':') + 1)) : 1;
    }
}
