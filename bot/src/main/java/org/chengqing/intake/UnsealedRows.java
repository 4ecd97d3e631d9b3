package org.chengqing.intake;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengqing.intake.SealedEvidence.FileFacts;
import org.chengqing.intake.SealedEvidence.Words;
import org.chengqing.outbox.Reconciliation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Seals evidence that a version before sealing stored in clear; finds nothing once that is done. */
final class UnsealedRows implements Reconciliation {
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final SealedEvidence sealed;
    private final TransactionOperations transactions;

    UnsealedRows(JdbcClient jdbc, SealedEvidence sealed, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.transactions = transactions;
    }

    @Override
    public void reconcile() {
        List<Row> batch = next();
        while (!batch.isEmpty()) {
            for (Row row : batch) {
                transactions.executeWithoutResult(status -> seal(row));
            }
            batch = next();
        }
    }

    private List<Row> next() {
        return jdbc.sql("""
                        select id, receipt, position, text, detail, filename, sha256 from evidence
                        where text is not null or detail is not null or filename is not null or sha256 is not null
                        order by id limit ?""")
                .param(BATCH)
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        new Receipt(row.getString("receipt")),
                        row.getInt("position"),
                        new Words(row.getString("text"), row.getString("detail"), row.getString("filename")),
                        row.getString("sha256")))
                .list();
    }

    private void seal(Row row) {
        sealed.prepare(row.receipt());
        jdbc.sql("""
                        update evidence set words = :words, file = :file, text = null, detail = null, filename = null,
                          sha256 = null where id = :id""")
                .param(
                        "words",
                        content(row)
                                .map(it -> it.seal(row.words(), row.position()))
                                .orElse(null))
                .param(
                        "file",
                        row.sha256() == null
                                ? null
                                : content(row).map(it -> facts(it, row)).orElse(null))
                .param("id", row.id())
                .update();
    }

    private Optional<SealedEvidence.Content> content(Row row) {
        return sealed.of(row.receipt());
    }

    private static byte[] facts(SealedEvidence.Content content, Row row) {
        return content.seal(new FileFacts(Objects.requireNonNull(row.sha256()), null), row.position());
    }

    private record Row(
            long id,
            Receipt receipt,
            int position,
            Words words,
            @Nullable String sha256) {}
}
