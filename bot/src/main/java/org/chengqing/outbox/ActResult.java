package org.chengqing.outbox;

/** What became of something that staff wanted done with a mail. */
public enum ActResult {
    /** Done and written down. */
    DONE,
    /** There is no such mail, or no pause. */
    NOT_THERE,
    /** An attempt is running; its outcome must be known first. */
    RUNNING,
    /** It was accepted and nothing says that it is lost. */
    DELIVERED,
    /** Not an address that mail can be sent to. */
    NOT_AN_ADDRESS,
    /** Its content was dropped, as it was delivered long ago. */
    FORGOTTEN
}
