package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.outbox.Outbox;
import org.chengqing.retention.Expiry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes reports that were kept long enough: rows, files and the key that their content was sealed with. A report with
 * a mail that has not arrived is never deleted.
 */
final class ExpiredReports implements Expiry {
    private static final String ENDED = """
            greatest(coalesce(t.closed_at, t.last_activity_at), t.forwarded_at, t.withdrawn_at,
              (select max(e.at) from tip_off_event e where e.receipt = t.receipt))""";

    private final JdbcClient jdbc;
    private final TipOffs tipOffs;
    private final Settlement settlement;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final KeepingSettings settings;

    ExpiredReports(
            JdbcClient jdbc,
            TipOffs tipOffs,
            Settlement settlement,
            Outbox outbox,
            TransactionOperations transactions,
            KeepingSettings settings) {
        this.jdbc = jdbc;
        this.tipOffs = tipOffs;
        this.settlement = settlement;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public String what() {
        return "举报";
    }

    @Override
    public List<String> expire(Instant now, int most) {
        List<String> deleted = new ArrayList<>();
        for (Receipt receipt : expired(now, most)) {
            if (!outbox.hasUndelivered(mailsOf(receipt))) {
                settlement.erase(receipt);
                transactions.executeWithoutResult(status -> delete(receipt));
                deleted.add(receipt.value());
            }
        }
        return deleted;
    }

    private List<Receipt> expired(Instant now, int most) {
        return jdbc.sql("select t.receipt from tip_off t where"
                        + " (t.state in ('CLOSED', 'DECLINED', 'WITHDRAWN') and " + ENDED + " < :closed)"
                        + " or (t.state in ('FORWARDED', 'IN_PROGRESS') and t.parts > 0 and " + ENDED + " < :unclosed)"
                        + " order by t.opened_at limit :most")
                .param("closed", time(now.minus(settings.closed())))
                .param("unclosed", time(now.minus(settings.unclosed())))
                .param("most", most)
                .query((row, n) -> new Receipt(row.getString(1)))
                .list();
    }

    private List<String> mailsOf(Receipt receipt) {
        List<String> mails = new ArrayList<>(List.of(receipt + ".p", receipt + ".h", "digest-" + receipt + ".p"));
        jdbc.sql("select digest from tip_off where receipt = ? and digest is not null")
                .param(receipt.value())
                .query((row, n) -> row.getString(1))
                .optional()
                .ifPresent(mails::add);
        return mails;
    }

    private void delete(Receipt receipt) {
        tipOffs.lock(receipt);
        jdbc.sql("delete from evidence where receipt = ?")
                .param(receipt.value())
                .update();
        jdbc.sql("delete from tip_off where receipt = ?").param(receipt.value()).update();
    }
}
