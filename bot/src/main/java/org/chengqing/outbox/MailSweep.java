package org.chengqing.outbox;

import static org.chengqing.outbox.MailRows.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chengqing.outbox.MailboxSearch.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for accepted mails in the mailbox: a server may accept a mail and a filter behind it drop it. What is missing is
 * marked, and looked for again until it is found or too old.
 */
final class MailSweep {
    private static final Logger log = LoggerFactory.getLogger(MailSweep.class);
    private static final int AT_ONCE = 100;
    private static final int MOST_ROUNDS = 50;

    private final JdbcClient jdbc;
    private final Mails mails;
    private final MailboxSearch mailbox;
    private final ImapSettings imap;
    private final Clock clock;

    MailSweep(JdbcClient jdbc, Mails mails, MailboxSearch mailbox, ImapSettings imap, Clock clock) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.mailbox = mailbox;
        this.imap = imap;
        this.clock = clock;
    }

    /** Looks for all accepted mails of the last days that were not seen yet. Blocks on JDBC and network. */
    void sweep() {
        String last = "";
        for (int round = 0; mailbox.isPossible() && round < MOST_ROUNDS; round++) {
            List<Sent> some = unseenAfter(last);
            if (some.isEmpty() || !look(some)) {
                return;
            }
            last = some.getLast().key();
        }
    }

    /** False when the mailbox could not be searched. */
    private boolean look(List<Sent> some) {
        Instant oldest =
                some.stream().map(Sent::created).min(Instant::compareTo).orElseThrow();
        Map<String, Finding> findings =
                mailbox.look(some.stream().map(Sent::messageId).toList(), oldest);
        boolean all = true;
        for (Sent sent : some) {
            switch (findings.getOrDefault(sent.messageId(), new Finding.Unknown("no answer"))) {
                case Finding.Found found -> mails.verified(sent.key());
                case Finding.Absent absent -> suspect(sent);
                case Finding.Unknown unknown -> all = false;
            }
        }
        return all;
    }

    /** Only the delivery that was looked for: staff may have sent it again meanwhile. */
    private void suspect(Sent sent) {
        int changed = jdbc.sql("""
                        UPDATE outbox_mail SET suspected_lost = true
                        WHERE key = ? AND version = ? AND state = 'SENT' AND NOT suspected_lost""").params(sent.key(), sent.version()).update();
        if (changed > 0) {
            log.error("Mail {} was accepted but is not in the mailbox", sent.key());
        }
    }

    private List<Sent> unseenAfter(String key) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        SELECT key, message_id, version, created_at FROM outbox_mail
                        WHERE state = 'SENT' AND NOT verified AND changed_at BETWEEN :from AND :to AND key > :key
                        ORDER BY key LIMIT :most""")
                .param("from", utc(now.minus(imap.sweepBack())))
                .param("to", utc(now.minus(imap.sweepAfter())))
                .param("key", key)
                .param("most", AT_ONCE)
                .query((row, number) -> new Sent(
                        row.getString("key"),
                        row.getString("message_id"),
                        row.getLong("version"),
                        MailRows.instant(row, "created_at")))
                .list();
    }

    private record Sent(String key, String messageId, long version, Instant created) {}
}
