package org.chengqing.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chengqing.blobs.BlobId;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.OutgoingMail.Attachment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The mails and their attempts in PostgreSQL. A change of state happens only to the version it was decided on. */
final class Mails {
    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json = JsonMapper.builder().build();

    Mails(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** False when the key is known. */
    boolean insert(OutgoingMail mail, String messageId, Instant now) {
        return jdbc.sql("""
                        INSERT INTO outbox_mail (key, message_id, recipient, subject, text_body, html_body,
                          attachments, created_at, due_at, changed_at)
                        VALUES (:key, :messageId, :to, :subject, :text, :html, :attachments::jsonb, :now, :now, :now)
                        ON CONFLICT (key) DO NOTHING""")
                        .param("key", mail.key())
                        .param("messageId", messageId)
                        .param("to", mail.to())
                        .param("subject", mail.subject())
                        .param("text", mail.text())
                        .param("html", mail.html())
                        .param("attachments", json.writeValueAsString(mail.attachments()))
                        .param("now", utc(now))
                        .update()
                > 0;
    }

    Optional<OutboxEntry> find(String key) {
        return jdbc.sql("SELECT * FROM outbox_mail WHERE key = ?")
                .param(key)
                .query((row, number) -> entry(row))
                .optional();
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
                    .query((row, number) -> entry(row))
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
                          outcome = :outcome, picks = 0, version = version + 1, changed_at = :now
                        WHERE key = :key AND version = :version""")
                        .param("state", next.state().name())
                        .param("due", utc(next.due()))
                        .param("failures", next.failures())
                        .param("doubts", next.doubts())
                        .param("outcome", outcome)
                        .param("now", utc(now))
                        .param("key", entry.key())
                        .param("version", entry.version())
                        .update()
                > 0;
    }

    /** Makes a dead letter a mail that is due now; false when the key names none. */
    boolean revive(String key, Instant now) {
        return jdbc.sql("""
                        UPDATE outbox_mail SET state = 'RETRY', due_at = :now, created_at = :now, failures = 0, doubts = 0,
                          picks = 0, version = version + 1, changed_at = :now,
                          possible_duplicate = possible_duplicate OR doubts > 0
                        WHERE key = :key AND state = 'DEAD'""").param("now", utc(now)).param("key", key).update() > 0;
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
                        SELECT key, due_at FROM outbox_mail m WHERE state NOT IN ('SENT', 'DEAD') AND NOT EXISTS
                          (SELECT FROM scheduled_tasks j WHERE j.task_name = ? AND j.task_instance = m.key)""")
                .param(task)
                .query((row, number) -> new Due(row.getString("key"), instant(row, "due_at")))
                .list();
    }

    /** The newest dead letters. */
    List<DeadLetter> dead(int most) {
        return jdbc.sql("SELECT * FROM outbox_mail WHERE state = 'DEAD' ORDER BY changed_at DESC LIMIT ?")
                .param(most)
                .query((row, number) -> new DeadLetter(
                        row.getString("key"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getInt("attempts"),
                        row.getString("outcome"),
                        row.getInt("doubts") > 0,
                        instant(row, "changed_at")))
                .list();
    }

    private OutboxEntry entry(ResultSet row) throws SQLException {
        String mime = row.getString("mime");
        OutgoingMail mail = new OutgoingMail(
                row.getString("key"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("text_body"),
                row.getString("html_body"),
                json.readValue(row.getString("attachments"), ATTACHMENTS));
        return new OutboxEntry(
                mail.key(),
                row.getString("message_id"),
                mail,
                MailState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getInt("attempts"),
                row.getInt("failures"),
                row.getInt("doubts"),
                mime == null ? null : new BlobId(mime),
                instant(row, "created_at"),
                instant(row, "due_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** A mail and when it is due. */
    record Due(String key, Instant at) {}
}
