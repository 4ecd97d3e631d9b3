package org.chengqing.channel.wechat;

import java.util.List;
import org.chengqing.channel.BulkReport;
import org.chengqing.channel.InboundMessage;

/** What a push of WeChat turned out to be. */
public sealed interface Push {
    /**
     * A message that gets an answer.
     *
     * @param message what was said
     * @param fingerprint SHA-256 of the message as sent, decrypted: the same for every delivery of it
     * @param form what the passive reply must look like
     */
    record Message(InboundMessage message, String fingerprint, Form form) implements Push {}

    /**
     * Something that needs no answer but {@code success}.
     *
     * @param kind message or event type, safe to log
     * @param note what it means to us
     */
    record Passed(String kind, Note note) implements Push {}

    /**
     * What became of sends to many. It needs no answer but {@code success}, and that only once somebody has taken it.
     *
     * @param kind event type, safe to log
     * @param reports at least one
     */
    record Reports(String kind, List<BulkReport> reports) implements Push {
        /** Copies the list. */
        public Reports {
            reports = List.copyOf(reports);
        }
    }

    /** Something that is not let in. */
    record Refused(Reason reason) implements Push {}

    /**
     * How the passive reply is written.
     *
     * @param account WeChat's name of our account, {@code gh_…}
     * @param key number of the key that opened the push; -1 for a plain one
     * @param nonce of the push
     */
    record Form(String account, int key, String nonce) {
        /** Number that says that nothing was encrypted. */
        static final int PLAIN = -1;
    }

    /** What a push without an answer means to us. */
    enum Note {
        /** Known, and nothing is to be done. */
        EXPECTED,
        /** Not known to us. */
        UNKNOWN,
        /** Somebody who runs the account should look: its verification or its name changed or ran out. */
        OPERATOR
    }

    /** Why a push is not let in. */
    enum Reason {
        /** The time in the address is not near ours, or is none. */
        TIME,
        /** The signature is not right, or nothing of what it covers can be opened. */
        SIGNATURE,
        /** Plain, though the account is set to encrypted. */
        DOWNGRADE,
        /** Not the XML that WeChat sends. */
        MALFORMED,
        /** JSON, which Official Accounts do not send. */
        JSON
    }
}
