package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happened to reports after they were opened, in PostgreSQL; what staff wrote is sealed with the key of the report.
 * Methods join the caller's transaction.
 */
final class CaseEvents {
    private static final String NOTE = "event";

    private final JdbcClient jdbc;
    private final SealedEvidence sealed;

    CaseEvents(JdbcClient jdbc, SealedEvidence sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    /** Staff gave the report this state; the remark is for themselves. */
    void stateChanged(Receipt receipt, TipOffState state, String by, @Nullable String note, Instant now) {
        insert(receipt, "STATE", state, by, note, now);
    }

    /** Staff answered its sender. */
    void answered(Receipt receipt, String answer, String by, Instant now) {
        insert(receipt, "ANSWER", null, by, answer, now);
    }

    /** Its sender began to add to it. */
    void supplemented(Receipt receipt, Instant now) {
        insert(receipt, "SUPPLEMENT", null, null, null, now);
    }

    /** Somebody read its full text. */
    void read(Receipt receipt, String by, String reason, Instant now) {
        insert(receipt, "READ", null, by, reason, now);
    }

    private void insert(
            Receipt receipt,
            String kind,
            @Nullable TipOffState state,
            @Nullable String by,
            @Nullable String note,
            Instant now) {
        sealed.prepare(receipt);
        jdbc.sql("""
                        insert into tip_off_event (receipt, at, kind, state, by_whom, note)
                        values (:receipt, :at, :kind, :state, :by, :note)""")
                .param("receipt", receipt.value())
                .param("at", time(now))
                .param("kind", kind)
                .param("state", state == null ? null : state.name())
                .param("by", by)
                .param("note", sealed.sealRemark(receipt, note, NOTE), Types.BINARY)
                .update();
    }

    /** Everything about a report, oldest first, without what was written. */
    List<CaseFile.Entry> of(Receipt receipt) {
        return jdbc.sql("select * from tip_off_event where receipt = ? order by id")
                .param(receipt.value())
                .query((row, n) -> {
                    String state = row.getString("state");
                    String by = row.getString("by_whom");
                    String what =
                            switch (row.getString("kind")) {
                                case "STATE" ->
                                    "状态改为" + (state == null ? "" : CaseFile.word(TipOffState.valueOf(state)));
                                case "ANSWER" -> "答复举报人";
                                case "READ" -> "查看全文";
                                default -> "举报人补充材料";
                            };
                    return new CaseFile.Entry(row.getTimestamp("at").toInstant(), what, by);
                })
                .list();
    }

    /** Deletes what staff wrote about the reports of this sender; that something happened stays. */
    void forget(Pseudonym sender) {
        jdbc.sql("update tip_off_event set note = null where note is not null"
                        + " and receipt in (select receipt from tip_off where sender = ?)")
                .param(sender.value())
                .update();
    }
}
