package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The notices in PostgreSQL, answers sealed with the key of their report. Whoever tells one has moved it on before, by a statement that only one can win. Methods join
 * the caller's transaction.
 */
final class Notices {
    private static final String ANSWER = "notice";

    private final JdbcClient jdbc;
    private final SealedEvidence sealed;

    Notices(JdbcClient jdbc, SealedEvidence sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    /** Where a notice stands. */
    enum Phase {
        PENDING,
        SENDING,
        SENT,
        UNCERTAIN,
        WAITING,
        SHOWN
    }

    /** Makes one, to be sent; its id. */
    long make(TipOff tipOff, @Nullable TipOffState state, @Nullable String answer, Instant now) {
        sealed.prepare(tipOff.receipt());
        return jdbc.sql("""
                        insert into tip_off_notice (receipt, sender, made_at, tip_off_state, text)
                        values (:receipt, :sender, :now, :state, :text) returning id""")
                .param("receipt", tipOff.receipt().value())
                .param("sender", tipOff.sender().value())
                .param("now", time(now))
                .param("state", state == null ? null : state.name())
                .param("text", sealed.sealRemark(tipOff.receipt(), answer, ANSWER), Types.BINARY)
                .query(Long.class)
                .single();
    }

    /** Whether an older one about the same report is still to be sent, or in somebody's hand. */
    boolean follows(long id) {
        return jdbc.sql("""
                        select exists (
                            select 1 from tip_off_notice n join tip_off_notice o on o.receipt = n.receipt and o.id < n.id
                            where n.id = ? and n.phase = 'PENDING' and o.phase in ('PENDING', 'SENDING'))""").param(id).query(Boolean.class).single();
    }

    /** Takes one that is to be sent; empty when somebody else has told it, or has it in hand. */
    Optional<Taken> take(long id) {
        return jdbc.sql("""
                        update tip_off_notice set phase = 'SENDING', attempts = attempts + 1
                        where id = ? and phase = 'PENDING' returning *""")
                .param(id)
                .query((row, n) -> new Taken(
                        row.getLong("id"),
                        new Pseudonym(row.getString("sender")),
                        read(row, n),
                        row.getInt("attempts")))
                .optional();
    }

    /** Moves one on that was taken for sending; false when it was not, or is gone. */
    boolean move(long id, Phase to, Instant now) {
        boolean told = to == Phase.SENT || to == Phase.UNCERTAIN;
        return jdbc.sql("update tip_off_notice set phase = :to, told_at = :at where id = :id and phase = 'SENDING'")
                        .param("to", to.name())
                        .param("at", told ? time(now) : null)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Takes the oldest that this person was not told yet, for the front of a reply. */
    List<Notice> show(Pseudonym sender, int most, Instant now) {
        return jdbc.sql("""
                        with shown as (
                            update tip_off_notice set phase = 'SHOWN', told_at = :now
                            where phase in ('WAITING', 'PENDING') and id in (
                                select id from tip_off_notice where sender = :sender and phase in ('WAITING', 'PENDING')
                                order by id limit :most for update skip locked)
                            returning *)
                        select * from shown order by id""")
                .param("now", time(now))
                .param("sender", sender.value())
                .param("most", most)
                .query(this::read)
                .list();
    }

    /** The persons who have one waiting. */
    Set<String> waiting() {
        return Set.copyOf(jdbc.sql("select distinct sender from tip_off_notice where phase = 'WAITING'")
                .query((row, n) -> row.getString(1))
                .list());
    }

    /** All about the reports of this person, oldest first. */
    List<Notice> of(Receipt receipt) {
        return jdbc.sql("select * from tip_off_notice where receipt = ? order by id")
                .param(receipt.value())
                .query(this::read)
                .list();
    }

    /** How telling went, for staff. */
    List<CaseFile.Entry> outcomes(Receipt receipt) {
        return jdbc.sql("select * from tip_off_notice where receipt = ? order by id")
                .param(receipt.value())
                .query((row, n) -> {
                    java.sql.Timestamp told = row.getTimestamp("told_at");
                    String what = (row.getString("tip_off_state") != null ? "状态通知" : "答复")
                            + switch (Phase.valueOf(row.getString("phase"))) {
                                case PENDING, SENDING -> "正在发给举报人";
                                case SENT -> "已发给举报人";
                                case UNCERTAIN -> "可能已发给举报人（平台没有回音，不再重发）";
                                case WAITING -> "暂时发不到，等举报人下次来时告诉";
                                case SHOWN -> "已在举报人来时告诉";
                            };
                    return new CaseFile.Entry(
                            (told == null ? row.getTimestamp("made_at") : told).toInstant(), what, null);
                })
                .list();
    }

    /** At most this many that are to be sent and have no job. */
    List<Long> forgotten(String task, int most) {
        return jdbc.sql("""
                        select id from tip_off_notice n where phase in ('PENDING', 'SENDING') and not exists (
                            select 1 from scheduled_tasks s where s.task_name = ? and s.task_instance = n.id::text)
                        limit ?""")
                .params(task, most)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** Deletes all for this person. */
    void forget(Pseudonym sender) {
        jdbc.sql("delete from tip_off_notice where sender = ?")
                .param(sender.value())
                .update();
    }

    private Notice read(ResultSet row, int rowNumber) throws SQLException {
        Receipt receipt = new Receipt(row.getString("receipt"));
        String state = row.getString("tip_off_state");
        return new Notice(
                receipt,
                state == null ? null : TipOffState.valueOf(state),
                sealed.remark(receipt, row.getBytes("text"), ANSWER),
                row.getTimestamp("made_at").toInstant());
    }

    /** One to be sent now, for the attempts-th time. */
    record Taken(long id, Pseudonym sender, Notice notice, int attempts) {}
}
