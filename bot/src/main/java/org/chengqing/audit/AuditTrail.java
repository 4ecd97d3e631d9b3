package org.chengqing.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Writes and reads the audit trail. Blocks on JDBC; joins the transaction of its caller. */
public final class AuditTrail {
    private static final char BETWEEN = '\u001f';

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds an entry.
     *
     * @param who the login of the member of staff, or of whoever tried
     * @param about the thing: a receipt, the id of a rebuttal, a login; null where there is none
     * @param why the reason or what changed, in words, never content; null where there is none
     */
    public void record(String who, AuditAct act, @Nullable String about, @Nullable String why) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transactions.executeWithoutResult(_ -> {
            byte[] previous = jdbc.sql("select hash from audit_head for update")
                    .query(byte[].class)
                    .single();
            byte[] hash = hash(previous, at, who, act.name(), about, why);
            jdbc.sql("insert into audit_entry (at, who, act, about, why, hash) values"
                            + " (:at, :who, :act, :about, :why, :hash)")
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("who", who)
                    .param("act", act.name())
                    .param("about", about)
                    .param("why", why)
                    .param("hash", hash)
                    .update();
            jdbc.sql("update audit_head set hash = ?").params((Object) hash).update();
        });
    }

    static byte[] hash(
            byte[] previous, Instant at, String who, String act, @Nullable String about, @Nullable String why) {
        MessageDigest digest = sha256();
        digest.update(previous);
        String entry = String.join(
                String.valueOf(BETWEEN), at.toString(), who, act, about == null ? "" : about, why == null ? "" : why);
        return digest.digest(entry.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
