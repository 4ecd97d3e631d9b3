package org.chengqing.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Looks into the mailbox that mails go to. Safe for many threads. */
interface MailboxSearch {
    /** Whether there is a mailbox to look into. */
    boolean isPossible();

    /**
     * What is known of each of these mails; blocks on the network and never throws for it.
     *
     * @param messageIds without angle brackets
     * @param since none of the mails was sent before
     */
    Map<String, Finding> look(Collection<String> messageIds, Instant since);

    /** What is known of a mail. */
    sealed interface Finding {
        /** It lies in this folder. */
        record Found(String folder) implements Finding {}

        /** It lies in none of the folders. */
        record Absent() implements Finding {}

        /** Not all folders could be looked into. */
        record Unknown(String reason) implements Finding {}
    }

    /** Without a mailbox nothing is known. */
    record Nowhere() implements MailboxSearch {
        @Override
        public boolean isPossible() {
            return false;
        }

        @Override
        public Map<String, Finding> look(Collection<String> messageIds, Instant since) {
            return Map.of();
        }
    }
}
