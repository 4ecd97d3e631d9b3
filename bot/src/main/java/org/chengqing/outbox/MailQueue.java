package org.chengqing.outbox;

import static org.chengqing.outbox.MailRows.instant;
import static org.chengqing.outbox.MailRows.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengqing.outbox.QueuedMail.Standing;
import org.chengqing.outbox.QueuedMail.Try;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff and alarms see of the mails in PostgreSQL. */
final class MailQueue {
    private static final int LAST_TRIES = 5;

    /** Parts stand for the mail they make up. */
    private static final String STANDING = """
            CASE WHEN suspected_lost THEN 'SUSPECTED_LOST' WHEN state IN ('UNCERTAIN', 'DEAD') THEN state
              WHEN state IN ('PENDING', 'SENDING', 'RETRY') THEN 'WAITING' END""";

    private final JdbcClient jdbc;

    MailQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The worst state among the parts of a mail; empty when there is none. */
    Optional<MailState> state(String key) {
        return jdbc.sql("""
                        SELECT state FROM outbox_mail WHERE key = :key OR (whole = :key AND state <> 'SPLIT')
                        ORDER BY array_position(
                          ARRAY['DEAD', 'UNCERTAIN', 'RETRY', 'SENDING', 'PENDING', 'SPLIT', 'SENT'], state) LIMIT 1""")
                .param("key", key)
                .query((row, number) -> MailState.valueOf(row.getString("state")))
                .optional();
    }

    /** Mails of these standings, the oldest first. */
    List<QueuedMail> list(Set<Standing> standings, int most) {
        if (standings.isEmpty()) {
            return List.of();
        }
        return withTries(jdbc.sql("SELECT * FROM (SELECT *, " + STANDING + """
                         AS standing FROM outbox_mail WHERE suspected_lost OR state NOT IN ('SENT', 'SPLIT')) m
                        WHERE standing IN (:standings) ORDER BY created_at, key LIMIT :most""")
                .param("standings", standings.stream().map(Standing::name).toList())
                .param("most", most)
                .query((row, number) -> mail(row))
                .list());
    }

    /** The one of this key; empty when there is none or it has arrived. */
    Optional<QueuedMail> find(String key) {
        return withTries(jdbc.sql("SELECT *, " + STANDING + """
                         AS standing FROM outbox_mail
                        WHERE key = :key AND (suspected_lost OR state NOT IN ('SENT', 'SPLIT'))""")
                        .param("key", key)
                        .query((row, number) -> mail(row))
                        .list())
                .stream()
                .findFirst();
    }

    private List<QueuedMail> withTries(List<QueuedMail> mails) {
        Map<String, List<Try>> tries = mails.isEmpty() ? Map.of() : tries(mails);
        return mails.stream()
                .map(mail -> with(mail, tries.getOrDefault(mail.key(), List.of())))
                .toList();
    }

    OutboxHealth health() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("SELECT " + STANDING + """
                         AS standing, count(*) FROM outbox_mail
                        WHERE suspected_lost OR state NOT IN ('SENT', 'SPLIT') GROUP BY 1""")
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return jdbc.sql("""
                        SELECT (SELECT min(created_at) FROM outbox_mail WHERE state NOT IN ('SENT', 'SPLIT')) AS oldest,
                          (SELECT reason FROM outbox_pause) AS reason""")
                .query((row, number) -> new OutboxHealth(
                        counts.getOrDefault(Standing.WAITING.name(), 0L),
                        counts.getOrDefault(Standing.UNCERTAIN.name(), 0L),
                        counts.getOrDefault(Standing.DEAD.name(), 0L),
                        counts.getOrDefault(Standing.SUSPECTED_LOST.name(), 0L),
                        time(row, "oldest"),
                        row.getString("reason")))
                .single();
    }

    private Map<String, List<Try>> tries(List<QueuedMail> mails) {
        Map<String, List<Try>> tries = new HashMap<>();
        jdbc.sql("""
                        SELECT a.* FROM outbox_attempt a JOIN outbox_mail m ON m.key = a.key
                        WHERE a.key IN (:keys) AND a.number > m.attempts - :last ORDER BY a.number""")
                .param("keys", mails.stream().map(QueuedMail::key).toList())
                .param("last", LAST_TRIES)
                .query((row, number) -> tries.computeIfAbsent(row.getString("key"), key -> new ArrayList<>())
                        .add(attempt(row)))
                .list();
        return tries;
    }

    private static QueuedMail mail(ResultSet row) throws SQLException {
        Standing standing = Standing.valueOf(row.getString("standing"));
        boolean goesOnByItself = standing == Standing.WAITING || standing == Standing.UNCERTAIN;
        String other = row.getString("envelope_to");
        return new QueuedMail(
                row.getString("key"),
                other == null ? row.getString("recipient") : other,
                row.getString("subject"),
                standing,
                row.getInt("attempts"),
                List.of(),
                row.getString("outcome"),
                row.getBoolean("possible_duplicate") || row.getInt("doubts") > 0,
                instant(row, "created_at"),
                goesOnByItself ? instant(row, "due_at") : null);
    }

    private static QueuedMail with(QueuedMail mail, List<Try> tries) {
        return new QueuedMail(
                mail.key(),
                mail.to(),
                mail.subject(),
                mail.standing(),
                mail.attempts(),
                tries,
                mail.outcome(),
                mail.mayBeDuplicate(),
                mail.since(),
                mail.due());
    }

    private static Try attempt(ResultSet row) throws SQLException {
        return new Try(
                row.getInt("number"),
                instant(row, "begun_at"),
                time(row, "ended_at"),
                row.getString("outcome"),
                row.getString("phase"),
                row.getInt("reply_code"),
                row.getString("error"));
    }
}
