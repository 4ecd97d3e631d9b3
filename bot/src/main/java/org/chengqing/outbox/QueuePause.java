package org.chengqing.outbox;

import static org.chengqing.outbox.MailRows.utc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the queue of all instances back while nothing can be sent; one mail at a time finds out whether it can again. It
 * is a row, so that a restart forgets nothing.
 */
final class QueuePause {
    private static final Logger log = LoggerFactory.getLogger(QueuePause.class);
    private final JdbcClient jdbc;
    private final Duration length;

    QueuePause(JdbcClient jdbc, Duration length) {
        this.jdbc = jdbc;
        this.length = length;
    }

    /** When to come back; empty when this mail may go. */
    Optional<Instant> heldUntil(Instant now) {
        Optional<Instant> until = jdbc.sql("SELECT until FROM outbox_pause")
                .query((row, number) -> MailRows.instant(row, "until"))
                .optional();
        if (until.isEmpty() || now.isBefore(until.get())) {
            return until;
        }
        boolean mayFindOut = jdbc.sql("UPDATE outbox_pause SET until = ? WHERE until = ?")
                        .params(utc(now.plus(length)), utc(until.get()))
                        .update()
                > 0;
        return mayFindOut ? Optional.empty() : Optional.of(now.plus(length));
    }

    /** Begins or lengthens the pause; until when. */
    Instant pause(String why, Instant now) {
        Instant until = now.plus(length);
        boolean isNews = jdbc.sql("""
                        INSERT INTO outbox_pause AS p (reason, since, until) VALUES (:why, :now, :until)
                        ON CONFLICT (only_one) DO UPDATE SET until = excluded.until, reason = excluded.reason
                        RETURNING p.since = :now""")
                .param("why", why)
                .param("now", utc(now))
                .param("until", utc(until))
                .query(Boolean.class)
                .single();
        if (isNews) {
            log.error("Mail is paused, nothing can be sent: {}", why);
        }
        return until;
    }

    /** Ends the pause, and with it the wait of the mails that it held back; false when there is none. */
    boolean resume(Instant now) {
        if (jdbc.sql("DELETE FROM outbox_pause").update() == 0) {
            return false;
        }
        jdbc.sql("""
                        UPDATE scheduled_tasks SET execution_time = :now, version = version + 1
                        WHERE task_name = :task AND NOT picked AND execution_time > :now AND task_instance IN
                          (SELECT key FROM outbox_mail WHERE state NOT IN ('SENT', 'DEAD', 'SPLIT') AND due_at <= :now)""").param("now", utc(now)).param("task", MailFamilies.TASK).update();
        log.info("Mail flows again");
        return true;
    }

    Optional<Outbox.Pause> current() {
        return jdbc.sql("SELECT reason, since, until FROM outbox_pause")
                .query((row, number) -> new Outbox.Pause(
                        row.getString("reason"), MailRows.instant(row, "since"), MailRows.instant(row, "until")))
                .optional();
    }

    Optional<String> reason() {
        return jdbc.sql("SELECT reason FROM outbox_pause").query(String.class).optional();
    }
}
