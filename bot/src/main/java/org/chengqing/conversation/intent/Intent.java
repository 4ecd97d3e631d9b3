package org.chengqing.conversation.intent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person wants. */
public enum Intent {
    /** Whether a claim is true. */
    ASK,
    /** To report something. */
    REPORT,
    /** Either: a bare forward, a picture, a link. */
    ASK_OR_REPORT,
    /** To add to a report that is being taken. */
    SUPPLEMENT,
    /** To finish the report. */
    DONE,
    /** To stop what is running. */
    CANCEL,
    /** How an own report stands. */
    STATUS,
    /** How this works; also a greeting. */
    HELP,
    /** Own data to be deleted or hidden, a report taken back. */
    WITHDRAW,
    /** Danger to life, a crime or a payment under way: outranks everything. */
    URGENT,
    /** An opinion on an answer. */
    FEEDBACK,
    /** Other services, small talk, advertising. */
    OUT_OF_SCOPE;

    /** The word used in files: {@code ask-or-report}, {@code help/greeting}, {@code withdraw-privacy}. */
    public String code() {
        return switch (this) {
            case HELP -> "help/greeting";
            case WITHDRAW -> "withdraw-privacy";
            default -> name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** The intent with this {@link #code()}. */
    public static Optional<Intent> ofCode(String code) {
        return Arrays.stream(values())
                .filter(intent -> intent.code().equals(code))
                .findFirst();
    }

    /** Its place in arrays with a number for every intent; files name the order, so that another one is noticed. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }
}
