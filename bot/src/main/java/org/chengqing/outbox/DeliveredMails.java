package org.chengqing.outbox;

import static org.chengqing.outbox.MailRows.utc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.chengqing.blobs.BlobId;
import org.chengqing.blobs.Blobs;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Drops the content of mails that arrived long ago. Rows stay; an undelivered mail is left whole. */
final class DeliveredMails {
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Blobs blobs;
    private final Clock clock;

    DeliveredMails(JdbcClient jdbc, TransactionOperations transactions, Blobs blobs, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** How many mails and parts were emptied. */
    int forget(Instant before) {
        int all = 0;
        for (int some = AT_ONCE; some == AT_ONCE; all += some) {
            some = Objects.requireNonNull(transactions.execute(status -> forgetSome(before)));
        }
        return all;
    }

    /** The blob goes first: a crash in between leaves a row that is taken up again, not a blob nobody knows of. */
    private int forgetSome(Instant before) {
        List<Old> some = jdbc.sql("""
                        SELECT key, mime FROM outbox_mail
                        WHERE changed_at < :before AND forgotten_at IS NULL AND NOT suspected_lost AND state = 'SENT'
                        ORDER BY changed_at LIMIT :most FOR UPDATE SKIP LOCKED""")
                .param("before", utc(before))
                .param("most", AT_ONCE)
                .query((row, number) -> new Old(row.getString("key"), row.getString("mime")))
                .list();
        some.forEach(this::forget);
        return some.size();
    }

    private void forget(Old mail) {
        try {
            if (mail.mime() != null) {
                blobs.delete(new BlobId(mail.mime()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.sql("""
                        UPDATE outbox_mail SET subject = '', text_body = NULL, html_body = NULL, attachments = NULL,
                          content = NULL, sealing_key = NULL, mime = NULL, forgotten_at = ? WHERE key = ?""").params(utc(clock.instant()), mail.key()).update();
    }

    private record Old(String key, @Nullable String mime) {}
}
