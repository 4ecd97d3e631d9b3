package org.chengqing.outbox;

import static org.chengqing.outbox.MailRows.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengqing.blobs.BlobId;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.OutboxEntry.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The mails and their attempts in PostgreSQL. A change of state happens only to the version it was decided on. */
final class Mails {
    /** Lost jobs put back at once; the next round takes the rest. */
    private static final int MOST_LOST = 1000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final MailRows rows;

    Mails(JdbcClient jdbc, TransactionOperations transactions, MailRows rows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
    }

    /** False when the key is known. */
    boolean insert(OutgoingMail mail, String messageId, Origin origin, MailState state, Instant now) {
        return rows.write(jdbc.sql("""
                        INSERT INTO outbox_mail (key, message_id, recipient, subject, sealing_key, content, state,
                          parent, whole, last_split, envelope_to, created_at, counted_from, due_at, changed_at)
                        VALUES (:key, :messageId, :to, :subject, :sealingKey, :content, :state,
                          :parent, :whole, :last, :envelopeTo, :now, :now, :now, :now)
                        ON CONFLICT (key) DO NOTHING"""), mail)
                        .param("messageId", messageId)
                        .param("state", state.name())
                        .param("parent", origin.parent())
                        .param("whole", origin.whole())
                        .param("last", origin.isLastSplit())
                        .param("envelopeTo", origin.envelopeTo())
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    /** Whether a mail whose key begins like this has not arrived. */
    boolean anyUndelivered(String beginning) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM outbox_mail WHERE starts_with(key, ?) AND state <> 'SENT')")
                .param(beginning)
                .query(Boolean.class)
                .single();
    }

    Optional<OutboxEntry> find(String key) {
        return jdbc.sql("SELECT * FROM outbox_mail WHERE key = ?")
                .param(key)
                .query((row, number) -> rows.read(row))
                .optional();
    }

    /** Reads a mail that nobody else changes until the transaction of the caller ends. */
    OutboxEntry lock(String key) {
        return jdbc.sql("SELECT * FROM outbox_mail WHERE key = ? FOR UPDATE")
                .param(key)
                .query((row, number) -> rows.read(row))
                .single();
    }

    /** Counts that the mail was taken up; the count survives a crash and starts anew with a result. */
    int countPick(String key) {
        return jdbc.sql("UPDATE outbox_mail SET picks = picks + 1 WHERE key = ? RETURNING picks")
                .param(key)
                .query(Integer.class)
                .single();
    }

    void keepMime(String key, BlobId mime) {
        jdbc.sql("UPDATE outbox_mail SET mime = ? WHERE key = ?")
                .params(mime.value(), key)
                .update();
    }

    /** Begins an attempt; empty when somebody else changed the mail first. */
    Optional<OutboxEntry> begin(OutboxEntry entry, boolean maybeSecondCopy, Instant now) {
        return transactions.execute(status -> {
            Optional<OutboxEntry> begun = jdbc.sql("""
                            UPDATE outbox_mail SET state = 'SENDING', attempts = attempts + 1, version = version + 1,
                              changed_at = :now, possible_duplicate = possible_duplicate OR :second
                            WHERE key = :key AND version = :version RETURNING *""")
                    .param("now", utc(now))
                    .param("second", maybeSecondCopy)
                    .param("key", entry.key())
                    .param("version", entry.version())
                    .query((row, number) -> rows.read(row))
                    .optional();
            begun.ifPresent(e -> jdbc.sql("INSERT INTO outbox_attempt (key, number, begun_at) VALUES (?, ?, ?)")
                    .params(e.key(), e.attempts(), utc(now))
                    .update());
            return begun;
        });
    }

    /** Changes the state; false, and nothing changed, when somebody else was first. */
    boolean move(OutboxEntry entry, MailRules.Next next, String outcome, Instant now) {
        return jdbc.sql("""
                        UPDATE outbox_mail SET state = :state, due_at = :due, failures = :failures, doubts = :doubts,
                          refusals = :refusals, looks = :looks, outcome = :outcome, picks = 0, version = version + 1,
                          changed_at = :now
                        WHERE key = :key AND version = :version""")
                        .param("state", next.state().name())
                        .param("due", utc(next.due()))
                        .param("failures", next.tally().failures())
                        .param("doubts", next.tally().doubts())
                        .param("refusals", next.tally().refusals())
                        .param("looks", next.tally().looks())
                        .param("outcome", outcome)
                        .param("now", utc(now))
                        .param("key", entry.key())
                        .param("version", entry.version())
                        .update()
                > 0;
    }

    /** The mail lies in the mailbox. */
    void verified(String key) {
        jdbc.sql("UPDATE outbox_mail SET verified = true, suspected_lost = false WHERE key = ? AND state = 'SENT'")
                .param(key)
                .update();
    }

    void endAttempt(OutboxEntry entry, Outcome outcome, Instant now) {
        endAttempt(entry, outcome.getClass().getSimpleName(), now)
                .param("phase", outcome.phase().name())
                .param("code", outcome.code())
                .param("error", outcome.error())
                .update();
    }

    /** The process that made the attempt is gone. */
    void endLostAttempt(OutboxEntry entry, Instant now) {
        endAttempt(entry, "Lost", now)
                .param("phase", null)
                .param("code", 0)
                .param("error", null)
                .update();
    }

    private JdbcClient.StatementSpec endAttempt(OutboxEntry entry, String outcome, Instant now) {
        return jdbc.sql("""
                        UPDATE outbox_attempt SET ended_at = :now, outcome = :outcome, phase = :phase,
                          reply_code = :code, error = :error
                        WHERE key = :key AND number = :number""")
                .param("now", utc(now))
                .param("outcome", outcome)
                .param("key", entry.key())
                .param("number", entry.attempts());
    }

    /** Unfinished mails that no job serves, with the time they are due. */
    List<Due> withoutJob(String task) {
        return jdbc.sql("""
                        SELECT key, due_at FROM outbox_mail m WHERE state NOT IN ('SENT', 'DEAD', 'SPLIT') AND NOT EXISTS
                          (SELECT FROM scheduled_tasks j WHERE j.task_name = ? AND j.task_instance = m.key)
                        ORDER BY due_at LIMIT ?""")
                .params(task, MOST_LOST)
                .query((row, number) -> new Due(row.getString("key"), MailRows.instant(row, "due_at")))
                .list();
    }

    /** A mail and when it is due. */
    record Due(String key, Instant at) {}
}
