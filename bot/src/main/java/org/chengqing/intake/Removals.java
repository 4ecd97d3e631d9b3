package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengqing.blobs.BlobId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is taken out of a report, or taken back with it, in PostgreSQL. A piece that was taken out keeps its position and
 * nothing else; its file goes with the next look at the report. Methods join the caller's transaction.
 */
final class Removals {
    private static final String EMPTIED = """
            text = null, detail = null, filename = null, media_id = null, sha256 = null, words = null, file = null,
            settled_at = coalesce(settled_at, case when media_state is not null then :now end),
            media_state = case when media_state is not null then 'GONE' end, removed_at = :now""";

    private final JdbcClient jdbc;

    Removals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The position and kind of the last piece that can still be taken out; contacts have a way of their own. */
    Optional<Spot> last(Receipt receipt, int mentioned) {
        return spot("position > :position and kind <> 'CONTACT' order by position desc limit 1", receipt, mentioned);
    }

    /** The piece at this position, unless it was taken out. */
    Optional<Spot> at(Receipt receipt, int position) {
        return spot("position = :position", receipt, position);
    }

    private Optional<Spot> spot(String condition, Receipt receipt, int position) {
        return jdbc.sql("select position, kind from evidence where receipt = :receipt and removed_at is null and "
                        + condition)
                .param("receipt", receipt.value())
                .param("position", position)
                .query((row, n) -> new Spot(row.getInt("position"), Kind.valueOf(row.getString("kind"))))
                .optional();
    }

    /** Takes the piece at this position out. */
    void remove(Receipt receipt, int position, Instant now) {
        jdbc.sql("update evidence set " + EMPTIED
                        + " where receipt = :receipt and position = :position and removed_at is null")
                .param("now", time(now))
                .param("receipt", receipt.value())
                .param("position", position)
                .update();
    }

    /** Takes out contacts that no mail spoke of; how many. */
    int removeContacts(Receipt receipt, int mentioned, Instant now) {
        return jdbc.sql(
                        "update evidence set " + EMPTIED
                                + " where receipt = :receipt and kind = 'CONTACT' and position > :mentioned and removed_at is null")
                .param("now", time(now))
                .param("receipt", receipt.value())
                .param("mentioned", mentioned)
                .update();
    }

    /** Whether the office has been told a contact. */
    boolean contactMailed(Receipt receipt, int mentioned) {
        return jdbc.sql("select exists (select 1 from evidence where receipt = ? and kind = 'CONTACT' and position <= ?"
                        + " and removed_at is null)")
                .params(receipt.value(), mentioned)
                .query(Boolean.class)
                .single();
    }

    /** Takes out what went out with no mail, behind this position; also files that are still fetched. */
    void removeUnmailed(Receipt receipt, int after, Instant now) {
        jdbc.sql("update evidence set " + EMPTIED
                        + " where receipt = :receipt and position > :after and part is null and removed_at is null")
                .param("now", time(now))
                .param("receipt", receipt.value())
                .param("after", after)
                .update();
    }

    /** How many pieces were not taken out. */
    int left(Receipt receipt) {
        return jdbc.sql("select count(*) from evidence where receipt = ? and removed_at is null")
                .param(receipt.value())
                .query(Integer.class)
                .single();
    }

    /** Takes a report back that was handed over, and ends a supplement; returns the new version. */
    long withdrawHandedOver(Receipt receipt, Instant now) {
        return jdbc.sql("""
                        update tip_off set state = 'WITHDRAWN', withdrawn_at = ?, supplementing_since = null,
                            version = version + 1 where receipt = ? returning version""")
                .params(time(now), receipt.value())
                .query(Long.class)
                .single();
    }

    /** Notes that the mail of this number tells the office that a report was taken back. */
    void withdrawalMailed(Receipt receipt, int part) {
        jdbc.sql("update tip_off set parts = ?, withdrawal_part = ?, version = version + 1 where receipt = ?")
                .params(part, part, receipt.value())
                .update();
    }

    /** The files of pieces that were taken out. */
    List<BlobId> blobs(Receipt receipt) {
        return jdbc.sql("select distinct blob from evidence where receipt = ? and removed_at is not null"
                        + " and blob is not null")
                .param(receipt.value())
                .query((row, n) -> new BlobId(row.getString(1)))
                .list();
    }

    /** Whether a piece that was not taken out of this report has the same bytes. */
    boolean keptElsewhere(Receipt receipt, BlobId blob) {
        return jdbc.sql(
                        "select exists (select 1 from evidence where blob = ? and (receipt <> ? or removed_at is null))")
                .params(blob.value(), receipt.value())
                .query(Boolean.class)
                .single();
    }

    /** Forgets a file of pieces that were taken out. */
    void dropBlob(Receipt receipt, BlobId blob) {
        jdbc.sql("update evidence set blob = null, bytes = null, content_type = null"
                        + " where receipt = ? and blob = ? and removed_at is not null")
                .params(receipt.value(), blob.value())
                .update();
    }

    /** Where a piece stands, and what it is. */
    record Spot(int position, Kind kind) {}
}
