package org.chengqing.broadcast;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengqing.identity.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The recipients one by one, in PostgreSQL. Methods block. */
final class Ledger {
    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A recipient as worked out before the release. */
    record Planned(Pseudonym person, String channel, String account, DeliveryState state, String reason) {}

    /** A recipient that this worker is about to tell; {@code attempts} counts this one. */
    record Claimed(Pseudonym person, int attempts) {}

    /** Who speaks to some of the recipients. */
    record Line(String channel, String account) {}

    void add(long broadcast, List<Planned> recipients, Instant now) {
        jdbc.sql("""
                        insert into broadcast_delivery (broadcast, person, channel, account, state, reason, due_at)
                        select :broadcast, p, c, a, s, r, :now
                        from unnest(:people::text[], :channels::text[], :accounts::text[], :states::text[], :reasons::text[])
                          as t(p, c, a, s, r)
                        on conflict (broadcast, person) do nothing""")
                .param("broadcast", broadcast)
                .param(
                        "people",
                        texts(recipients.stream().map(it -> it.person().value()).toList()))
                .param(
                        "channels",
                        texts(recipients.stream().map(Planned::channel).toList()))
                .param(
                        "accounts",
                        texts(recipients.stream().map(Planned::account).toList()))
                .param(
                        "states",
                        texts(recipients.stream().map(it -> it.state().name()).toList()))
                .param("reasons", texts(recipients.stream().map(Planned::reason).toList()))
                .param("now", BroadcastTable.timestamp(now))
                .update();
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    void clear(long broadcast) {
        jdbc.sql("delete from broadcast_delivery where broadcast = ?")
                .param(broadcast)
                .update();
    }

    /** Through whom somebody is to be told by now. */
    List<Line> lines(long broadcast, Instant now) {
        return jdbc.sql("select distinct channel, account from broadcast_delivery"
                        + " where broadcast = ? and state = 'PLANNED' and due_at <= ? order by 1, 2")
                .params(broadcast, BroadcastTable.timestamp(now))
                .query((row, _) -> new Line(row.getString(1), row.getString(2)))
                .list();
    }

    /**
     * Takes some that are due, for telling them: whoever takes a row tells it once. Takes none unless the broadcast runs,
     * was released by somebody who did not write it, and nothing is stopped.
     */
    List<Claimed> claim(long broadcast, Line line, int most, Instant now) {
        return jdbc.sql("""
                        with due as (
                          select d.person from broadcast_delivery d
                          where d.broadcast = :broadcast and d.state = 'PLANNED' and d.due_at <= :now
                            and d.channel = :channel and d.account = :account
                            and exists (select from broadcast b where b.id = :broadcast and b.state = 'RUNNING'
                              and b.released_by is not null and not b.released_by = any (b.writers))
                            and not exists (select from broadcast_stop)
                          order by d.due_at limit :most for update of d skip locked)
                        update broadcast_delivery d
                        set state = 'SENDING', sending_at = :now, attempts = d.attempts + 1
                        from due where d.broadcast = :broadcast and d.person = due.person
                        returning d.person, d.attempts""")
                .param("broadcast", broadcast)
                .param("channel", line.channel())
                .param("account", line.account())
                .param("most", most)
                .param("now", BroadcastTable.timestamp(now))
                .query((row, _) -> new Claimed(new Pseudonym(row.getString(1)), row.getInt(2)))
                .list();
    }

    void end(long broadcast, Pseudonym person, DeliveryState state, String reason, Instant now) {
        jdbc.sql("update broadcast_delivery set state = :state, reason = :reason, ended_at = :now"
                        + " where broadcast = :broadcast and person = :person and state = 'SENDING'")
                .param("state", state.name())
                .param("reason", reason)
                .param("now", BroadcastTable.timestamp(now))
                .param("broadcast", broadcast)
                .param("person", person.value())
                .update();
    }

    /** Gives one back that was certainly not told; {@code counted}: the attempt counts. */
    void putOff(long broadcast, Pseudonym person, Instant due, boolean counted) {
        jdbc.sql("""
                        update broadcast_delivery set state = 'PLANNED', due_at = :due, sending_at = null,
                          attempts = attempts - :off
                        where broadcast = :broadcast and person = :person and state = 'SENDING'""")
                .param("due", BroadcastTable.timestamp(due))
                .param("off", counted ? 0 : 1)
                .param("broadcast", broadcast)
                .param("person", person.value())
                .update();
    }

    /** What was being sent before then was cut off: perhaps sent, so never again. */
    void endSendingBefore(long broadcast, Instant limit, Instant now) {
        jdbc.sql("""
                        update broadcast_delivery set state = 'UNCERTAIN', reason = 'interrupted', ended_at = :now
                        where broadcast = :broadcast and state = 'SENDING' and sending_at < :limit""")
                .param("broadcast", broadcast)
                .param("limit", BroadcastTable.timestamp(limit))
                .param("now", BroadcastTable.timestamp(now))
                .update();
    }

    /** What is planned will not be sent. */
    void cancel(long broadcast, Instant now) {
        jdbc.sql(
                        "update broadcast_delivery set state = 'CANCELLED', ended_at = ? where broadcast = ? and state = 'PLANNED'")
                .params(BroadcastTable.timestamp(now), broadcast)
                .update();
    }

    /** When the next one is due; empty when nothing is planned or being sent. */
    Optional<Instant> next(long broadcast, Duration longestSending) {
        return jdbc.sql("""
                        select min(case state when 'PLANNED' then due_at else sending_at + make_interval(secs => :longest) end)
                        from broadcast_delivery where broadcast = :broadcast and state in ('PLANNED', 'SENDING')""")
                .param("broadcast", broadcast)
                .param("longest", longestSending.toSeconds())
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant);
    }

    Reach reach(long broadcast) {
        return new Reach(jdbc.sql("""
                        select channel, state, reason, count(*) from broadcast_delivery where broadcast = ?
                        group by 1, 2, 3 order by 4 desc, 1, 2, 3""")
                .param(broadcast)
                .query((row, _) -> new Reach.Part(
                        row.getString(1), DeliveryState.valueOf(row.getString(2)), row.getString(3), row.getInt(4)))
                .list());
    }

    /** Keeps the numbers; the rows may go later. */
    void summarise(long broadcast) {
        jdbc.sql("delete from broadcast_result where broadcast = ?")
                .param(broadcast)
                .update();
        jdbc.sql("insert into broadcast_result (broadcast, state, reason, count)"
                        + " select broadcast, state, reason, count(*) from broadcast_delivery where broadcast = ?"
                        + " group by 1, 2, 3")
                .param(broadcast)
                .update();
    }

    Reach summary(long broadcast) {
        return new Reach(
                jdbc.sql("select state, reason, count from broadcast_result where broadcast = ? order by 3 desc, 1, 2")
                        .param(broadcast)
                        .query((row, _) -> new Reach.Part(
                                "", DeliveryState.valueOf(row.getString(1)), row.getString(2), row.getInt(3)))
                        .list());
    }

    /**
     * Takes the next second of a line, so that all workers on all instances together stay under its rate; false when
     * another one has it.
     */
    boolean takeSecond(Line line, Instant now) {
        return jdbc.sql("""
                        insert into broadcast_pace as pace (channel, account, free_at)
                        values (:channel, :account, :now::timestamptz + interval '1 second')
                        on conflict (channel, account) do update set free_at = excluded.free_at
                          where pace.free_at <= :now""")
                        .param("channel", line.channel())
                        .param("account", line.account())
                        .param("now", BroadcastTable.timestamp(now))
                        .update()
                > 0;
    }

    /** Nothing leaves by this line before then. */
    void rest(Line line, Instant until) {
        jdbc.sql("""
                        insert into broadcast_pace as pace (channel, account, free_at) values (:channel, :account, :until)
                        on conflict (channel, account) do update set free_at = greatest(pace.free_at, excluded.free_at)""")
                .param("channel", line.channel())
                .param("account", line.account())
                .param("until", BroadcastTable.timestamp(until))
                .update();
    }

    /** When a line may be used again: now, or later. */
    Instant freeAt(Line line, Instant now) {
        return jdbc.sql("select free_at from broadcast_pace where channel = ? and account = ? and free_at > ?")
                .params(line.channel(), line.account(), BroadcastTable.timestamp(now))
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(now);
    }

    void forget(Pseudonym person) {
        jdbc.sql("delete from broadcast_delivery where person = ?")
                .param(person.value())
                .update();
    }

    /** Which of these people are still to be told something. */
    List<Pseudonym> needed(List<Pseudonym> people) {
        return jdbc.sql(
                        "select distinct person from broadcast_delivery where person = any (?) and state in ('PLANNED', 'SENDING')")
                .param(people.stream().map(Pseudonym::value).toArray(String[]::new))
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** Deletes at most so many rows of broadcasts that ended before then. */
    int expire(Instant before, int most) {
        return jdbc.sql("""
                        delete from broadcast_delivery where ctid in (
                          select d.ctid from broadcast_delivery d join broadcast b on b.id = d.broadcast
                          where b.ended_at < ? limit ?)""").params(BroadcastTable.timestamp(before), most).update();
    }
}
