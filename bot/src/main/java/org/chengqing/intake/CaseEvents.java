package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.chengqing.audit.AuditAct;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happened to reports after they were opened, in PostgreSQL; what staff wrote is sealed with the key of the report.
 * Each act of staff is told to the audit trail in the same transaction. Methods join the caller's transaction.
 */
final class CaseEvents {
    private static final String NOTE = "event";

    private final JdbcClient jdbc;
    private final SealedEvidence sealed;
    private final Trail trail;

    CaseEvents(JdbcClient jdbc, SealedEvidence sealed, Trail trail) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.trail = trail;
    }

    /** Where acts of staff are recorded for auditors. */
    @FunctionalInterface
    interface Trail {
        /** Adds an entry about a report; {@code why} is a reason or what changed, never content. */
        void record(String who, AuditAct act, String about, @Nullable String why);
    }

    /** Staff gave the report this state; the remark is for themselves. */
    void stateChanged(Receipt receipt, TipOffState state, String by, @Nullable String note, Instant now) {
        insert(receipt, "STATE", state, by, note, null, now);
        trail.record(by, AuditAct.CASE_CHANGED, receipt.value(), "状态改为" + CaseFile.word(state));
    }

    /** Staff answered its sender. */
    void answered(Receipt receipt, String answer, String by, @Nullable String token, Instant now) {
        insert(receipt, "ANSWER", null, by, answer, token, now);
        trail.record(by, AuditAct.CASE_ANSWERED, receipt.value(), null);
    }

    /** Its sender began to add to it. */
    void supplemented(Receipt receipt, Instant now) {
        insert(receipt, "SUPPLEMENT", null, null, null, null, now);
    }

    /** Somebody read its full text. */
    void read(Receipt receipt, String by, String reason, Instant now) {
        insert(receipt, "READ", null, by, reason, null, now);
        trail.record(by, AuditAct.CASE_READ_IN_FULL, receipt.value(), reason);
    }

    /** Staff noted something for themselves. */
    void noted(Receipt receipt, String note, String by, @Nullable String token, Instant now) {
        insert(receipt, "NOTE", null, by, note, token, now);
        trail.record(by, AuditAct.CASE_CHANGED, receipt.value(), "写内部备注");
    }

    /** Somebody works on it now, or does not any more. */
    void assigned(Receipt receipt, boolean taken, String by, Instant now) {
        insert(receipt, taken ? "TAKEN" : "LEFT", null, by, null, null, now);
        trail.record(by, AuditAct.CASE_CHANGED, receipt.value(), taken ? "由本人办理" : "不再由本人办理");
    }

    /** It repeats another one. */
    void duplicate(Receipt receipt, Receipt original, String by, Instant now) {
        insert(receipt, "DUPLICATE", null, by, "与 " + original + " 是同一件事", null, now);
        trail.record(by, AuditAct.CASE_CHANGED, receipt.value(), "标为与 " + original + " 重复");
    }

    /** It was sent to somebody else. */
    void handedOver(Receipt receipt, String address, String reason, String by, @Nullable String token, Instant now) {
        insert(receipt, "HANDED_OVER", null, by, address + "：" + reason, token, now);
        trail.record(by, AuditAct.CASE_HANDED_OVER, receipt.value(), address + "：" + reason);
    }

    /** Everything of it was taken out of the program. */
    void exported(Receipt receipt, String reason, String by, Instant now) {
        insert(receipt, "EXPORTED", null, by, reason, null, now);
        trail.record(by, AuditAct.CASE_EXPORTED, receipt.value(), reason);
    }

    /** One of its files was taken out of the program. */
    void opened(Receipt receipt, int position, @Nullable String reason, String by, Instant now) {
        String what = "第 " + position + " 条" + (reason == null ? "" : "：" + reason);
        insert(receipt, "OPENED", null, by, what, null, now);
        trail.record(by, AuditAct.EVIDENCE_OPENED, receipt.value(), what);
    }

    /** Whether the form of this token has acted already; a null token never has. */
    boolean has(Receipt receipt, @Nullable String token) {
        return token != null
                && jdbc.sql("select exists (select from tip_off_event where receipt = ? and token = ?)")
                        .params(receipt.value(), token)
                        .query(Boolean.class)
                        .single();
    }

    private void insert(
            Receipt receipt,
            String kind,
            @Nullable TipOffState state,
            @Nullable String by,
            @Nullable String note,
            @Nullable String token,
            Instant now) {
        sealed.prepare(receipt);
        jdbc.sql("""
                        insert into tip_off_event (receipt, at, kind, state, by_whom, note, token)
                        values (:receipt, :at, :kind, :state, :by, :note, :token)""")
                .param("receipt", receipt.value())
                .param("at", time(now))
                .param("kind", kind)
                .param("state", state == null ? null : state.name())
                .param("by", by)
                .param("note", sealed.sealRemark(receipt, note, NOTE), Types.BINARY)
                .param("token", token)
                .update();
    }

    /** Everything about a report, oldest first, without what was written. */
    List<CaseFile.Entry> of(Receipt receipt) {
        return written(receipt, false).stream()
                .map(entry -> new CaseFile.Entry(entry.at(), entry.what(), entry.by()))
                .toList();
    }

    /** The same with what was written. */
    List<CaseEntry> written(Receipt receipt) {
        return written(receipt, true);
    }

    private List<CaseEntry> written(Receipt receipt, boolean opened) {
        return jdbc.sql("select * from tip_off_event where receipt = ? order by id")
                .param(receipt.value())
                .query((row, n) -> new CaseEntry(
                        row.getTimestamp("at").toInstant(),
                        what(row.getString("kind"), row.getString("state")),
                        row.getString("by_whom"),
                        opened ? sealed.remark(receipt, row.getBytes("note"), NOTE) : null))
                .list();
    }

    private static String what(String kind, @Nullable String state) {
        return switch (kind) {
            case "STATE" -> "状态改为" + (state == null ? "" : CaseFile.word(TipOffState.valueOf(state)));
            case "ANSWER" -> "答复举报人";
            case "READ" -> "查看全文";
            case "NOTE" -> "内部备注";
            case "TAKEN" -> "由本人办理";
            case "LEFT" -> "不再由本人办理";
            case "DUPLICATE" -> "标为重复";
            case "HANDED_OVER" -> "移交";
            case "EXPORTED" -> "导出全部材料";
            case "OPENED" -> "下载文件";
            default -> "举报人补充材料";
        };
    }

    /** Deletes what staff wrote about the reports of this sender; that something happened stays. */
    void forget(Pseudonym sender) {
        jdbc.sql("update tip_off_event set note = null where note is not null"
                        + " and receipt in (select receipt from tip_off where sender = ?)")
                .param(sender.value())
                .update();
    }
}
