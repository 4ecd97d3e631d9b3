package org.chengqing.outbox;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A way for a finished mail to reach a mailbox. Safe for many threads. */
interface MailTransport {
    /** Hands the bytes over and tells what became of them; blocks on network or disk and never throws for either. */
    Outcome send(Envelope envelope, Content content);

    /** Whether sending the same mail again makes no second copy. */
    boolean isIdempotent();

    /** Where mails go, as a Chinese phrase for the operator. */
    String destination();

    /** Who it is from and for; {@code messageId} without its angle brackets. */
    record Envelope(String messageId, String from, String to) {}

    /** The bytes of a mail. */
    interface Content {
        long bytes() throws IOException;

        InputStream open() throws IOException;
    }

    /** How far an attempt came. */
    enum Phase {
        BUILD,
        CONNECT,
        TLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        CONTENT
    }

    /** What became of an attempt. */
    sealed interface Outcome {
        /** The phase it ended in. */
        Phase phase();

        /** The server's three digits, 0 where there was no reply. */
        default int code() {
            return 0;
        }

        /** The kind of failure without personal data, null for success. */
        default @Nullable String error() {
            return null;
        }

        /** Accepted with this reply. */
        record Accepted(String reply) implements Outcome {
            @Override
            public Phase phase() {
                return Phase.CONTENT;
            }

            @Override
            public int code() {
                return 250;
            }
        }

        /** Certainly not accepted, and another try may succeed. */
        record NotAccepted(Phase phase, int code, String error) implements Outcome {}

        /** Refused for good. */
        record Refused(Phase phase, int code, String error) implements Outcome {}

        /** The content may have been accepted: it was on its way when the answer was lost. */
        record Ambiguous(Phase phase, String error) implements Outcome {}

        /** Nothing can be sent at all until somebody mends it: a wrong password, a bad certificate, a full disk. */
        record Blocked(Phase phase, int code, String error) implements Outcome {}
    }
}
