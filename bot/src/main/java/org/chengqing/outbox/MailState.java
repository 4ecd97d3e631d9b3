package org.chengqing.outbox;

/** How far a mail has come. */
public enum MailState {
    /** Committed with what it tells about, not tried yet. */
    PENDING,
    /** An attempt is running; its number was committed before anything was sent. */
    SENDING,
    /** Certainly not accepted at the last attempt; due again. */
    RETRY,
    /** The content was sent or its sender died, and there was no answer: it may have arrived. */
    UNCERTAIN,
    /** Accepted. */
    SENT,
    /** Given up: it stays for staff to see. */
    DEAD,
    /** Too large for one mail: its content goes out in parts, each a mail of its own; accepted when all of them are. */
    SPLIT;

    boolean isFinal() {
        return this == SENT || this == DEAD || this == SPLIT;
    }
}
