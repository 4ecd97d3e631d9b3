package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.time.Instant;
import java.util.Optional;
import org.chengqing.identity.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which report of a sender is open, in PostgreSQL. Methods join the caller's transaction. */
final class Supplements {
    private final JdbcClient jdbc;

    Supplements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes everybody who opens a report for this sender wait for the end of the transaction, on whatever instance: the
     * first two messages of a person may come at the same instant, and are one report.
     */
    void lockOpening(Pseudonym sender) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("opening " + sender.value())
                .query((row, n) -> true)
                .single();
    }

    /** The report that this sender is collecting evidence for. */
    Optional<Receipt> collecting(Pseudonym sender) {
        return jdbc.sql("select receipt from tip_off where sender = ? and state = 'COLLECTING'"
                        + " order by opened_at desc, receipt limit 1")
                .param(sender.value())
                .query((row, n) -> new Receipt(row.getString(1)))
                .optional();
    }

    /** The report that messages of this sender join, the one used last: one being collected or supplemented. */
    Optional<Receipt> open(Pseudonym sender) {
        return jdbc.sql("select receipt from tip_off where sender = ?"
                        + " and (state = 'COLLECTING' or supplementing_since is not null)"
                        + " order by last_activity_at desc, receipt limit 1")
                .param(sender.value())
                .query((row, n) -> new Receipt(row.getString(1)))
                .optional();
    }

    /** Opens a closed report for more evidence; returns the new version. */
    long begin(Receipt receipt, Instant now) {
        return jdbc.sql("""
                        update tip_off set supplementing_since = :now, last_activity_at = :now, version = version + 1
                        where receipt = :receipt returning version""")
                .param("now", time(now))
                .param("receipt", receipt.value())
                .query(Long.class)
                .single();
    }

    /** The privacy notice that was noted on a report. */
    Optional<String> privacyVersion(Receipt receipt) {
        return jdbc.sql("select privacy_version from tip_off where receipt = ? and privacy_version is not null")
                .param(receipt.value())
                .query(String.class)
                .optional();
    }

    /**
     * Notes on a report that its sender was shown this version of the privacy notice with it; true where no other report
     * of theirs has it. Empty where the report is not of this sender.
     */
    Optional<Boolean> firstShown(Receipt receipt, Pseudonym sender, String version) {
        return jdbc.sql("""
                        update tip_off t set privacy_version = :version where receipt = :receipt and sender = :sender
                        returning not exists (select 1 from tip_off o where o.sender = :sender
                            and o.receipt <> :receipt and o.privacy_version = :version)""")
                .param("version", version)
                .param("receipt", receipt.value())
                .param("sender", sender.value())
                .query(Boolean.class)
                .optional();
    }
}
