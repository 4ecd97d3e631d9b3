package org.chengqing.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reports in PostgreSQL. Methods join the caller's transaction. */
final class TipOffs {
    private static final String SOMETHING_LEFT =
            " exists (select 1 from evidence e where e.receipt = tip_off.receipt and e.removed_at is null)";

    private final JdbcClient jdbc;

    TipOffs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a new open report; false when the number is taken. */
    boolean insert(Receipt receipt, Pseudonym pseudonym, Sender sender, @Nullable String category, Instant now) {
        return jdbc.sql("""
                        insert into tip_off (receipt, sender, channel, account, category, state, opened_at, last_activity_at)
                        values (:receipt, :sender, :channel, :account, :category, 'COLLECTING', :now, :now)
                        on conflict (receipt) do nothing""")
                        .param("receipt", receipt.value())
                        .param("sender", pseudonym.value())
                        .param("channel", sender.channel())
                        .param("account", sender.account())
                        .param("category", category)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /** The report of this number. */
    Optional<TipOff> find(Receipt receipt) {
        return jdbc.sql("select * from tip_off where receipt = ?")
                .param(receipt.value())
                .query(TipOffs::read)
                .optional();
    }

    /** The same, with everybody else who wants to change it waiting until the transaction ends. */
    Optional<TipOff> lock(Receipt receipt) {
        return jdbc.sql("select * from tip_off where receipt = ? for update")
                .param(receipt.value())
                .query(TipOffs::read)
                .optional();
    }

    /** The numbers of all reports of this sender. */
    List<Receipt> of(Pseudonym sender) {
        return jdbc.sql("select receipt from tip_off where sender = ? order by receipt")
                .param(sender.value())
                .query((row, n) -> new Receipt(row.getString(1)))
                .list();
    }

    /** Those of these people who sent a report that goes on. */
    List<Pseudonym> senders(List<Pseudonym> people) {
        return jdbc.sql("select distinct sender from tip_off where sender = any (?) and state <> 'WITHDRAWN'")
                .param(people.stream().map(Pseudonym::value).toArray(String[]::new))
                .query((row, n) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** Puts a name that stands for nobody in the place of the sender's. */
    void unattribute(Receipt receipt, Pseudonym nobody) {
        changed(receipt, "sender = ?", nobody.value());
    }

    /** What the sender may know of their newest reports, newest first. */
    List<TipOffStatus> newest(Pseudonym sender, int most) {
        return statuses("t.sender = ? order by t.opened_at desc, t.receipt limit ?", sender.value(), most);
    }

    /** What the sender may know of this one if it is theirs. */
    Optional<TipOffStatus> status(Receipt receipt, Pseudonym sender) {
        return statuses("t.receipt = ? and t.sender = ?", receipt.value(), sender.value()).stream()
                .findFirst();
    }

    /** The newest open one of the sender. */
    Optional<TipOffStatus> collecting(Pseudonym sender) {
        return statuses("t.sender = ? and t.state = 'COLLECTING' order by t.opened_at desc limit 1", sender.value())
                .stream()
                .findFirst();
    }

    private List<TipOffStatus> statuses(String condition, Object... params) {
        return jdbc.sql(
                        "select t.*, (select count(*) from evidence e where e.receipt = t.receipt and e.removed_at is null) as pieces"
                                + " from tip_off t where " + condition)
                .params(params)
                .query((row, n) -> {
                    TipOff tipOff = read(row, n);
                    return new TipOffStatus(
                            tipOff.receipt(),
                            tipOff.state(),
                            tipOff.openedAt(),
                            row.getInt("pieces"),
                            tipOff.parts() > 0);
                })
                .list();
    }

    /** Staff gave it this state; one that is taken up again repeats nothing any more. Returns the new version. */
    long move(Receipt receipt, TipOffState to, Instant now) {
        return changed(
                receipt,
                "state = ?, duplicate_of = null, reopened_at = case when state in ('CLOSED', 'DECLINED') then ?"
                        + " else reopened_at end",
                to.name(),
                time(now));
    }

    /** What its row tells of its way, without its opening. */
    List<CaseFile.Entry> milestones(Receipt receipt) {
        return jdbc.sql("""
                        select at, what from tip_off, lateral (values (closed_at, '登记结束'), (forwarded_at, '首封邮件已送达'),
                            (withdrawn_at, '举报人撤回')) as milestone (at, what)
                        where receipt = ? and at is not null""")
                .param(receipt.value())
                .query((row, n) -> new CaseFile.Entry(row.getTimestamp("at").toInstant(), row.getString("what"), null))
                .list();
    }

    /** Notes that evidence came; returns the new version. */
    long touch(Receipt receipt, Instant now) {
        return changed(receipt, "last_activity_at = ?", time(now));
    }

    /** Notes that something about its evidence changed; returns the new version. */
    long bump(Receipt receipt) {
        return changed(receipt, "state = state");
    }

    /** Sets the category; returns the new version. */
    long categorise(Receipt receipt, String category) {
        return changed(receipt, "category = ?", category);
    }

    /**
     * Ends the taking of evidence; returns the new version. An open report of which everything was taken out is one
     * that was taken back.
     */
    long close(Receipt receipt, Instant now) {
        return changed(receipt, """
                supplementing_since = null, closed_at = coalesce(closed_at, ?),
                data_key = case when state <> 'COLLECTING' or""" + SOMETHING_LEFT + """
                     then data_key end,
                state = case when state <> 'COLLECTING' then state when""" + SOMETHING_LEFT + """
                     then 'RECEIVED' else 'WITHDRAWN' end""", time(now));
    }

    /** Takes back one that was not mailed; returns the new version. */
    long withdraw(Receipt receipt, Instant now) {
        return changed(
                receipt,
                "state = 'WITHDRAWN', category = null, related_reviews = '{}', data_key = null, closed_at = coalesce(closed_at, ?),"
                        + " withdrawn_at = ?",
                time(now),
                time(now));
    }

    /** Notes that a mail about it was handed over, up to which position it speaks of evidence, and the reviews in it. */
    void mailed(Receipt receipt, int part, int mentioned, List<String> relatedReviews) {
        changed(
                receipt,
                "parts = ?, mentioned = greatest(mentioned, ?), related_reviews = array(select distinct unnest(related_reviews || ?::text[]) order by 1)",
                part,
                mentioned,
                relatedReviews.toArray(String[]::new));
    }

    /** Notes that the office's mailbox has the first mail; nothing happens to one that is further already. */
    void forwarded(Receipt receipt, Instant now) {
        jdbc.sql("""
                        update tip_off set state = 'FORWARDED', forwarded_at = ?, version = version + 1
                        where receipt = ? and state = 'RECEIVED'""").params(time(now), receipt.value()).update();
    }

    /** The numbers of at most this many reports that need a job and have none. */
    List<Receipt> forgotten(String task, int most) {
        return jdbc.sql("""
                        with unfinished as (
                            select receipt from tip_off
                            where state = 'COLLECTING' or supplementing_since is not null
                            or (parts = 0 and digest_group is null
                                and state in ('RECEIVED', 'IN_PROGRESS', 'CLOSED', 'DECLINED'))
                            or (state = 'WITHDRAWN' and parts > 0 and withdrawal_part is null)
                            union
                            select e.receipt from evidence e join tip_off t using (receipt)
                            where e.part is null and e.removed_at is null and t.parts > 0 and t.digest_group is null
                            and t.state <> 'WITHDRAWN'
                            and (e.media_state = 'STORED'
                                or (e.position > t.mentioned and e.media_state is distinct from 'WAITING'))
                            union
                            select e.receipt from evidence e join tip_off t using (receipt)
                            where e.blob is not null and t.state = 'WITHDRAWN' and t.parts = 0
                            union
                            select receipt from evidence where removed_at is not null and blob is not null)
                        select receipt from unfinished u
                        where not exists (
                            select 1 from scheduled_tasks s where s.task_name = ?
                            and (s.task_instance = u.receipt or s.task_instance like u.receipt || '.%'))
                        limit ?""")
                .params(task, most)
                .query((row, n) -> new Receipt(row.getString(1)))
                .list();
    }

    private long changed(Receipt receipt, String assignments, Object... params) {
        return jdbc.sql("update tip_off set " + assignments
                        + ", version = version + 1 where receipt = ? returning version")
                .params(Stream.concat(Arrays.stream(params), Stream.of(receipt.value()))
                        .toList())
                .query(Long.class)
                .single();
    }

    private static TipOff read(ResultSet row, int rowNumber) throws SQLException {
        Timestamp closed = row.getTimestamp("closed_at");
        Timestamp supplementing = row.getTimestamp("supplementing_since");
        int withdrawalPart = row.getInt("withdrawal_part");
        boolean withdrawalTold = !row.wasNull();
        return new TipOff(
                new Receipt(row.getString("receipt")),
                new Pseudonym(row.getString("sender")),
                row.getString("channel"),
                row.getString("category"),
                TipOffState.valueOf(row.getString("state")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("last_activity_at").toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getInt("parts"),
                supplementing == null ? null : supplementing.toInstant(),
                row.getInt("mentioned"),
                withdrawalTold ? withdrawalPart : null,
                row.getString("digest_group"),
                row.getLong("version"));
    }

    /** The form in which the driver takes an instant. */
    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
