package org.chengqing.broadcast;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The recipients one by one, in PostgreSQL. Methods block. */
final class Ledger {
    /** The few lines of those that are planned, one look into the index each: a run may have a million of them. */
    private static final String LINES = """
            with recursive line as (
              (select channel, account, way from broadcast_delivery
               where broadcast = :broadcast and state = 'PLANNED' order by channel, account, way limit 1)
              union all
              select n.channel, n.account, n.way from line l cross join lateral (
                select d.channel, d.account, d.way from broadcast_delivery d
                where d.broadcast = :broadcast and d.state = 'PLANNED'
                  and (d.channel, d.account, d.way) > (l.channel, l.account, l.way)
                order by d.channel, d.account, d.way limit 1) n),
            due as (
              select l.channel, l.account, l.way, first.due_at from line l cross join lateral (
                select min(d.due_at) as due_at from broadcast_delivery d
                where d.broadcast = :broadcast and d.state = 'PLANNED'
                  and d.channel = l.channel and d.account = l.account and d.way = l.way) first)
            """;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A recipient as worked out before the release. */
    record Planned(
            Pseudonym person,
            String channel,
            String account,
            @Nullable Way way,
            DeliveryState state,
            String reason) {}

    /**
     * A recipient that this worker is about to tell.
     *
     * @param attempts counts this one
     * @param triedAt when it left first, while it may have arrived: now, if not before
     * @param perhapsTold whether an attempt before this one may have arrived
     */
    record Claimed(Pseudonym person, int attempts, Instant triedAt, boolean perhapsTold) {}

    /** Who speaks to some of the recipients, and by which way. */
    record Line(String channel, String account, Way way) {}

    void add(long broadcast, List<Planned> recipients, Instant now) {
        jdbc.sql("""
                        insert into broadcast_delivery (broadcast, person, channel, account, way, state, reason, due_at)
                        select :broadcast, p, c, a, w, s, r, :now
                        from unnest(:people::text[], :channels::text[], :accounts::text[], :ways::text[], :states::text[],
                          :reasons::text[]) as t(p, c, a, w, s, r)
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
                        "ways",
                        texts(recipients.stream().map(it -> name(it.way())).toList()))
                .param(
                        "states",
                        texts(recipients.stream().map(it -> it.state().name()).toList()))
                .param("reasons", texts(recipients.stream().map(Planned::reason).toList()))
                .param("now", BroadcastTable.timestamp(now))
                .update();
    }

    private static String name(@Nullable Way way) {
        return way == null ? "" : way.name();
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
        return jdbc.sql(LINES + "select channel, account, way from due where due_at <= :now order by 1, 2, 3")
                .param("broadcast", broadcast)
                .param("now", BroadcastTable.timestamp(now))
                .query((row, _) -> new Line(row.getString(1), row.getString(2), Way.valueOf(row.getString(3))))
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
                            and d.channel = :channel and d.account = :account and d.way = :way
                            and exists (select from broadcast b where b.id = :broadcast and b.state = 'RUNNING'
                              and b.released_by is not null and not b.released_by = any (b.writers))
                            and not exists (select from broadcast_stop)
                          order by d.due_at limit :most for update of d skip locked)
                        update broadcast_delivery d
                        set state = 'SENDING', sending_at = :now, attempts = d.attempts + 1,
                          tried_at = coalesce(d.tried_at, :now)
                        from due where d.broadcast = :broadcast and d.person = due.person
                        returning d.person, d.attempts, d.tried_at, d.tried_at < d.sending_at""")
                .param("broadcast", broadcast)
                .param("channel", line.channel())
                .param("account", line.account())
                .param("way", line.way().name())
                .param("most", most)
                .param("now", BroadcastTable.timestamp(now))
                .query((row, _) -> new Claimed(
                        new Pseudonym(row.getString(1)),
                        row.getInt(2),
                        row.getTimestamp(3).toInstant(),
                        row.getBoolean(4)))
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

    /** The platform took it as this job. */
    void accepted(long broadcast, Pseudonym person, String job, Instant now) {
        jdbc.sql("update broadcast_delivery set state = 'SENT', reason = '', job = :job, ended_at = :now"
                        + " where broadcast = :broadcast and person = :person and state = 'SENDING'")
                .param("job", job.isEmpty() ? null : job)
                .param("now", BroadcastTable.timestamp(now))
                .param("broadcast", broadcast)
                .param("person", person.value())
                .update();
    }

    /** Gives one back that was certainly not told by this attempt; {@code counted}: the attempt counts. */
    void putOff(long broadcast, Pseudonym person, Instant due, boolean counted) {
        jdbc.sql("""
                        update broadcast_delivery set state = 'PLANNED', due_at = :due, sending_at = null,
                          tried_at = case when tried_at < sending_at then tried_at end, attempts = attempts - :off
                        where broadcast = :broadcast and person = :person and state = 'SENDING'""")
                .param("due", BroadcastTable.timestamp(due))
                .param("off", counted ? 0 : 1)
                .param("broadcast", broadcast)
                .param("person", person.value())
                .update();
    }

    /** Gives one back that was perhaps told, by a way that knows a repeat. */
    void repeat(long broadcast, Pseudonym person, Instant due) {
        jdbc.sql("update broadcast_delivery set state = 'PLANNED', due_at = :due, sending_at = null"
                        + " where broadcast = :broadcast and person = :person and state = 'SENDING'")
                .param("due", BroadcastTable.timestamp(due))
                .param("broadcast", broadcast)
                .param("person", person.value())
                .update();
    }

    /** Gives one that was certainly not told to another way; the reason says why the way before did not do. */
    void change(long broadcast, Pseudonym person, Way way, String reason, Instant now) {
        jdbc.sql("""
                        update broadcast_delivery set state = 'PLANNED', way = :way, reason = :reason, due_at = :now,
                          sending_at = null, tried_at = null, attempts = 0
                        where broadcast = :broadcast and person = :person and state = 'SENDING'""")
                .param("way", way.name())
                .param("reason", reason)
                .param("now", BroadcastTable.timestamp(now))
                .param("broadcast", broadcast)
                .param("person", person.value())
                .update();
    }

    /**
     * What was being sent before then was cut off: perhaps sent, so never again; but a template message is, since the
     * platform knows the repeat.
     */
    void endSendingBefore(long broadcast, Instant limit, Instant now) {
        jdbc.sql("""
                        update broadcast_delivery set sending_at = null, due_at = :now,
                          state = case way when 'TEMPLATE' then 'PLANNED' else 'UNCERTAIN' end,
                          reason = case way when 'TEMPLATE' then reason else 'interrupted' end,
                          ended_at = case way when 'TEMPLATE' then null else :now end
                        where broadcast = :broadcast and state = 'SENDING' and sending_at < :limit""")
                .param("broadcast", broadcast)
                .param("limit", BroadcastTable.timestamp(limit))
                .param("now", BroadcastTable.timestamp(now))
                .update();
    }

    /** What was perhaps told before then is not repeated any more, since the platform would not know the repeat. */
    void endTriedBefore(long broadcast, Instant limit, Instant now) {
        jdbc.sql("""
                        update broadcast_delivery set state = 'UNCERTAIN', reason = 'interrupted', ended_at = :now
                        where broadcast = :broadcast and state = 'PLANNED' and tried_at < :limit""")
                .param("broadcast", broadcast)
                .param("limit", BroadcastTable.timestamp(limit))
                .param("now", BroadcastTable.timestamp(now))
                .update();
    }

    /** What is planned will not be sent. */
    void cancel(long broadcast, Instant now) {
        jdbc.sql("update broadcast_delivery set ended_at = ?,"
                        + " state = case when tried_at is null then 'CANCELLED' else 'UNCERTAIN' end"
                        + " where broadcast = ? and state = 'PLANNED'")
                .params(BroadcastTable.timestamp(now), broadcast)
                .update();
    }

    /** When the next one is due; empty when nothing is planned or being sent. */
    Optional<Instant> next(long broadcast, Duration longestSending) {
        return jdbc.sql(LINES + """
                        select least(
                          (select min(due_at) from due),
                          (select min(sending_at) from broadcast_delivery where broadcast = :broadcast and state = 'SENDING')
                            + make_interval(secs => :longest))""")
                .param("broadcast", broadcast)
                .param("longest", longestSending.toSeconds())
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant);
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

    /** Deletes at most so many rows of broadcasts of which only the numbers are kept. */
    int forget(int most) {
        return jdbc.sql("""
                        delete from broadcast_delivery where ctid in (
                          select d.ctid from broadcast_delivery d join broadcast b on b.id = d.broadcast
                          where b.forgotten_at is not null limit ?)""").param(most).update();
    }
}
