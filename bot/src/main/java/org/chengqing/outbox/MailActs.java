package org.chengqing.outbox;

import static org.chengqing.outbox.MailRows.utc;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What staff may do with mails. Each act is written down in the transaction that does it. */
final class MailActs {
    private static final int LONGEST_NAME = 100;

    private final Mails mails;
    private final MimeStore mime;
    private final QueuePause pause;
    private final Jobs jobs;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    MailActs(
            Mails mails,
            MimeStore mime,
            QueuePause pause,
            Jobs jobs,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock) {
        this.mails = mails;
        this.mime = mime;
        this.pause = pause;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    ActResult resend(String key, String who) {
        return Objects.requireNonNull(transactions.execute(status -> again(key, null, "RESEND", who)));
    }

    ActResult readdress(String key, String address, String who) {
        return MailAddress.isPlain(address)
                ? Objects.requireNonNull(transactions.execute(status -> again(key, address, "READDRESS", who)))
                : ActResult.NOT_AN_ADDRESS;
    }

    ActResult export(String key, OutputStream sink, String who) throws IOException {
        OutboxEntry entry = mails.find(key).orElse(null);
        if (entry == null || entry.isForgotten()) {
            return entry == null ? ActResult.NOT_THERE : ActResult.FORGOTTEN;
        }
        // before the bytes leave: who has seen them must not depend on what happens afterwards
        transactions.executeWithoutResult(status -> record("EXPORT", key, null, who, clock.instant()));
        mime.export(entry, sink);
        return ActResult.DONE;
    }

    ActResult resume(String who) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            if (!pause.resume(now)) {
                return ActResult.NOT_THERE;
            }
            record("RESUME", null, null, who, now);
            return ActResult.DONE;
        }));
    }

    /** A mail in parts is sent again as far as it has not arrived. */
    private ActResult again(String key, @Nullable String address, String act, String who) {
        List<OutboxEntry> entries = familyOf(key);
        if (entries.isEmpty()) {
            return ActResult.NOT_THERE;
        }
        List<OutboxEntry> undelivered = new ArrayList<>();
        for (OutboxEntry entry : entries) {
            if (entry.state() == MailState.SENDING) {
                return ActResult.RUNNING;
            }
            if (entry.isSuspectedLost() || !isDone(entry.state())) {
                undelivered.add(entry);
            }
        }
        if (undelivered.isEmpty()) {
            return ActResult.DELIVERED;
        }
        Instant now = clock.instant();
        undelivered.forEach(entry -> again(entry, address, now));
        record(act, key, address, who, now);
        return ActResult.DONE;
    }

    private static boolean isDone(MailState state) {
        return state == MailState.SENT || state == MailState.SPLIT;
    }

    /** The mail and all its parts, locked. */
    private List<OutboxEntry> familyOf(String key) {
        return jdbc.sql("""
                        WITH RECURSIVE family AS (SELECT key FROM outbox_mail WHERE key = ? UNION ALL
                          SELECT m.key FROM outbox_mail m JOIN family f ON m.parent = f.key)
                        SELECT key FROM family ORDER BY key""")
                .param(key)
                .query((row, number) -> mails.lock(row.getString("key")))
                .list();
    }

    private void again(OutboxEntry entry, @Nullable String address, Instant now) {
        jdbc.sql("""
                        UPDATE outbox_mail SET state = 'RETRY', due_at = :now, counted_from = :now, changed_at = :now,
                          failures = 0, doubts = 0, refusals = 0, looks = 0, picks = 0, version = version + 1,
                          possible_duplicate = possible_duplicate OR doubts > 0 OR suspected_lost,
                          suspected_lost = false, verified = false, envelope_to = coalesce(:address, envelope_to)
                        WHERE key = :key""")
                .param("now", utc(now))
                .param("address", address)
                .param("key", entry.key())
                .update();
        jobs.scheduleOrMove(new TaskInstance<Void>(MailFamilies.TASK, entry.key()), now);
    }

    private void record(String act, @Nullable String key, @Nullable String detail, String who, Instant now) {
        String name = HeaderText.line(who, LONGEST_NAME);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an act needs the name of who does it");
        }
        jdbc.sql("INSERT INTO outbox_act (at, who, act, key, detail) VALUES (:now, :who, :act, :key, :detail)")
                .param("now", utc(now))
                .param("who", name)
                .param("act", act)
                .param("key", key)
                .param("detail", detail)
                .update();
    }
}
