package org.chengqing.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A mailbox with the mails that a test put in, as long as it answers. */
final class ScriptedMailbox implements MailboxSearch {
    final Set<String> mails = ConcurrentHashMap.newKeySet();
    final List<Collection<String>> looks = new ArrayList<>();
    boolean answers = true;

    @Override
    public boolean isPossible() {
        return true;
    }

    @Override
    public Map<String, Finding> look(Collection<String> messageIds, Instant since) {
        looks.add(messageIds);
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (String id : messageIds) {
            Finding known = mails.contains(id) ? new Finding.Found("INBOX") : new Finding.Absent();
            findings.put(id, answers ? known : new Finding.Unknown("away"));
        }
        return findings;
    }
}
