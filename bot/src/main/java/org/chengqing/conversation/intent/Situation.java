package org.chengqing.conversation.intent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of the dialogue's state bears on how a message is to be read. */
public enum Situation {
    /** Nothing is running. */
    FRESH,
    /** A report is being taken. */
    REPORT_COLLECTING,
    /** The person was asked what to do with a message, or to choose. */
    ASKED_ASK_OR_REPORT,
    /** An answer was just given. */
    ANSWER_SHOWN;

    /** The word used in files: {@code report_collecting}; {@code fresh} is usually left out there. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The situation with this {@link #code()}. */
    public static Optional<Situation> ofCode(String code) {
        return Arrays.stream(values())
                .filter(situation -> situation.code().equals(code))
                .findFirst();
    }
}
