package org.chengqing.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Writes the audit trail. Blocks on JDBC; joins the transaction of its caller. */
public final class AuditTrail {
    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Chain chain;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, TransactionOperations transactions, Chain chain, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.chain = chain;
        this.clock = clock;
    }

    private record Head(long number, Hash hash) {}

    /**
     * Adds an entry. Texts of more than 1000 characters are cut.
     *
     * @param who the login of the member of staff, or of whoever tried
     * @param about the thing: a receipt, the id of a rebuttal, a login; null where there is none
     * @param why the reason or what changed, in words, never content; null where there is none
     */
    public void record(String who, AuditAct act, @Nullable String about, @Nullable String why) {
        transactions.executeWithoutResult(_ -> {
            Head head = jdbc.sql("select number, hash from audit_head for update")
                    .query((row, _) -> new Head(row.getLong("number"), new Hash(row.getBytes("hash"))))
                    .single();
            // inside the lock, so that times follow the numbers
            Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            AuditEntry entry = new AuditEntry(head.number() + 1, at, stored(who), act.name(), cut(about), cut(why));
            Hash hash = chain.entry(head.hash(), entry);
            jdbc.sql("insert into audit_entry (number, at, who, act, about, why, hash) values"
                            + " (:number, :at, :who, :act, :about, :why, :hash)")
                    .param("number", entry.number())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("who", entry.who())
                    .param("act", entry.act())
                    .param("about", entry.about())
                    .param("why", entry.why())
                    .param("hash", hash.bytes())
                    .update();
            jdbc.sql("update audit_head set number = ?, hash = ?, seal = ?")
                    .params(
                            entry.number(),
                            hash.bytes(),
                            chain.head(entry.number(), hash).bytes())
                    .update();
        });
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : stored(text);
    }

    /** What PostgreSQL gives back as it was given: without zeros and halves of a pair, which would break the chain. */
    private static String stored(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .filter(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
