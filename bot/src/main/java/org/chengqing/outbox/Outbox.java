package org.chengqing.outbox;

/** Takes mails and sees to it that they arrive. */
public final class Outbox {
    /** Stores the mail and its job in the caller's transaction; a known key is left as it is. Blocks on JDBC. */
    public void enqueue(OutgoingMail mail) {
        throw new UnsupportedOperationException(mail.key());
    }
}
