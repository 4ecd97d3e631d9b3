package org.chengqing.conversation;

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
            default -> name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        };
    }
}
