package org.chengqing.conversation;

/** What of the dialogue's state bears on how a message is to be read. */
enum Situation {
    /** Nothing is running. */
    FRESH,
    /** A report is being taken. */
    REPORT_COLLECTING,
    /** The person was asked what to do with a message, or to choose. */
    ASKED_ASK_OR_REPORT,
    /** An answer was just given. */
    ANSWER_SHOWN
}
