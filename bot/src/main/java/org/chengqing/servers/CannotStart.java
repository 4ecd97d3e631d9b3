package org.chengqing.servers;

import org.jspecify.annotations.Nullable;

/** The program cannot start for a reason outside it; the message is one sentence in Chinese saying what to do. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the sentence for the person at the console. */
    public CannotStart(String sentence) {
        this(sentence, null);
    }

    /** With the sentence, and the cause for the log. */
    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
