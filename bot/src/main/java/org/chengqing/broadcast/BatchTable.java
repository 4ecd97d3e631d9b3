package org.chengqing.broadcast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.channel.ClientIds;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The calls of mass sends, in PostgreSQL, with the recipients that each is for. Methods block. */
final class BatchTable {
    /** That the broadcast {@code :broadcast} may send now. */
    static final String RUNS = """
            exists (select from broadcast r where r.id = :broadcast and r.state = 'RUNNING'
              and r.released_by is not null and not r.released_by = any (r.writers))
            and not exists (select from broadcast_stop)""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    BatchTable(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void clear(long broadcast) {
        jdbc.sql("delete from broadcast_batch where broadcast = ?")
                .param(broadcast)
                .update();
    }

    void add(long broadcast, int number, Line line, long people, Instant now) {
        jdbc.sql("""
                        insert into broadcast_batch (broadcast, number, way, channel, account, people, client_id, state, due_at)
                        values (:broadcast, :number, :way, :channel, :account, :people, :client, 'PLANNED', :now)""")
                .param("broadcast", broadcast)
                .param("number", number)
                .param("way", line.way().name())
                .param("channel", line.channel())
                .param("account", line.account())
                .param("people", people)
                .param("client", clientId(broadcast, number, now))
                .param("now", BroadcastTable.timestamp(now))
                .update();
    }

    private static String clientId(long broadcast, int number, Instant now) {
        return ClientIds.of("broadcast", Long.toString(broadcast), Integer.toString(number), now.toString());
    }

    /** Calls that were cut off may have been taken: they are to be repeated. Answers those of which no try before may. */
    List<Batch> repeatSendingBefore(long broadcast, Instant limit, Instant now) {
        return jdbc.sql("""
                        with cut as (
                          select number, maybe from broadcast_batch
                          where broadcast = :broadcast and state = 'SENDING' and sending_at < :limit for update),
                        repeated as (
                          update broadcast_batch b
                          set state = 'PLANNED', maybe = true, due_at = :now, sending_at = null
                          from cut where b.broadcast = :broadcast and b.number = cut.number
                          returning b.*, cut.maybe as before)
                        select * from repeated where not before""")
                .param("broadcast", broadcast)
                .param("limit", BroadcastTable.timestamp(limit))
                .param("now", BroadcastTable.timestamp(now))
                .query((row, _) -> batch(row))
                .list();
    }

    /** Takes a call that is due, if the broadcast may send. */
    Optional<Batch> claim(long broadcast, Instant now) {
        return jdbc.sql("""
                        update broadcast_batch set state = 'SENDING', sending_at = :now, attempts = attempts + 1,
                          tried_at = coalesce(tried_at, :now)
                        where broadcast = :broadcast and number = (
                          select number from broadcast_batch
                          where broadcast = :broadcast and state = 'PLANNED' and due_at <= :now and %s
                          order by number limit 1 for update skip locked)
                        returning *""".formatted(RUNS))
                .param("broadcast", broadcast)
                .param("now", BroadcastTable.timestamp(now))
                .query((row, _) -> batch(row))
                .optional();
    }

    /** Gives one back for a later try; {@code counted}: the attempt counts; {@code maybe}: it may have been taken. */
    void putOff(Batch batch, Instant due, boolean counted, boolean maybe) {
        jdbc.sql("""
                        update broadcast_batch set state = 'PLANNED', due_at = :due, sending_at = null,
                          attempts = attempts - :off, maybe = maybe or :maybe,
                          tried_at = case when maybe or :maybe then tried_at end
                        where broadcast = :broadcast and number = :number and state = 'SENDING'""")
                .param("due", BroadcastTable.timestamp(due))
                .param("off", counted ? 0 : 1)
                .param("maybe", maybe)
                .param("broadcast", batch.broadcast())
                .param("number", batch.number())
                .update();
    }

    /** It was certainly not taken under its name, which belongs to another by the platform's mistake: it gets a new one. */
    void rename(Batch batch, Instant due) {
        jdbc.sql("""
                        update broadcast_batch set state = 'PLANNED', due_at = :due, sending_at = null, maybe = false,
                          tried_at = null, client_id = :client
                        where broadcast = :broadcast and number = :number and state = 'SENDING'""")
                .param("due", BroadcastTable.timestamp(due))
                .param("client", clientId(batch.broadcast(), batch.number(), due))
                .param("broadcast", batch.broadcast())
                .param("number", batch.number())
                .update();
    }

    /** The article of a call; null: it is gone. */
    void draft(Batch batch, @Nullable String draft) {
        jdbc.sql("update broadcast_batch set draft = :draft where broadcast = :broadcast and number = :number")
                .param("draft", draft)
                .param("broadcast", batch.broadcast())
                .param("number", batch.number())
                .update();
    }

    /** Whether this job is the one of another call. */
    boolean isOfAnother(Batch batch, String job) {
        return jdbc.sql("select exists (select from broadcast_batch where channel = ? and account = ? and job = ?"
                        + " and (broadcast, number) <> (?, ?))")
                .params(batch.channel(), batch.account(), job, batch.broadcast(), batch.number())
                .query(Boolean.class)
                .single();
    }

    /** The platform took it as this job. */
    void accepted(Batch batch, String job, Instant now) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("""
                            update broadcast_batch set state = 'SENT', job = :job, reason = '', ended_at = :now,
                              due_at = :next
                            where broadcast = :broadcast and number = :number and state = 'SENDING'""")
                    .param("job", job.isEmpty() ? null : job)
                    .param("now", BroadcastTable.timestamp(now))
                    .param("next", BroadcastTable.timestamp(now.plus(Duration.ofMinutes(1))))
                    .param("broadcast", batch.broadcast())
                    .param("number", batch.number())
                    .update();
            people(batch, DeliveryState.SENT, "", now);
        });
    }

    /** Ends it and its people like this. */
    void end(Batch batch, DeliveryState state, String reason, Instant now) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("update broadcast_batch set state = :state, reason = :reason, ended_at = :now,"
                            + " reported_at = :now where broadcast = :broadcast and number = :number")
                    .param("state", state.name())
                    .param("reason", reason)
                    .param("now", BroadcastTable.timestamp(now))
                    .param("broadcast", batch.broadcast())
                    .param("number", batch.number())
                    .update();
            people(batch, state, reason, now);
        });
    }

    private void people(Batch batch, DeliveryState state, String reason, Instant now) {
        jdbc.sql("update broadcast_delivery set state = :state, reason = :reason, ended_at = :now"
                        + " where broadcast = :broadcast and batch = :number and state in ('SENDING', 'SENT')")
                .param("state", state.name())
                .param("reason", reason)
                .param("now", BroadcastTable.timestamp(now))
                .param("broadcast", batch.broadcast())
                .param("number", batch.number())
                .update();
    }

    /** The platform told that it has ended, with numbers or without. */
    void reported(Batch batch, Batch.Reported reported) {
        jdbc.sql("update broadcast_batch set reported_at = :at, total = :total, filtered = :filtered, sent = :sent,"
                        + " errors = :errors where broadcast = :broadcast and number = :number")
                .param("at", BroadcastTable.timestamp(reported.at()))
                .param("total", reported.total())
                .param("filtered", reported.filtered())
                .param("sent", reported.sent())
                .param("errors", reported.errors())
                .param("broadcast", batch.broadcast())
                .param("number", batch.number())
                .update();
    }

    /** Those that the platform took and has not told the end of, for asking. */
    List<Batch> toAsk(long broadcast, Instant now) {
        return jdbc.sql("""
                        update broadcast_batch set due_at = :next
                        where broadcast = :broadcast and state = 'SENT' and reported_at is null and due_at <= :now
                        returning *""")
                .param("next", BroadcastTable.timestamp(now.plus(Duration.ofMinutes(1))))
                .param("broadcast", broadcast)
                .param("now", BroadcastTable.timestamp(now))
                .query((row, _) -> batch(row))
                .list();
    }

    /** The platform is not asked any more about what it took before then. */
    void stopAsking(long broadcast, Instant limit, Instant now) {
        jdbc.sql("update broadcast_batch set reported_at = ?, reason = 'no-report'"
                        + " where broadcast = ? and state = 'SENT' and reported_at is null and ended_at < ?")
                .params(BroadcastTable.timestamp(now), broadcast, BroadcastTable.timestamp(limit))
                .update();
    }

    /** The people of a list. */
    List<Pseudonym> people(Batch batch) {
        return jdbc.sql("select person from broadcast_delivery where broadcast = ? and batch = ? order by person")
                .params(batch.broadcast(), batch.number())
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    /** When the next thing is to be done; empty for nothing. */
    Optional<Instant> next(long broadcast, Duration longestSending) {
        return jdbc.sql("""
                        select min(case state when 'SENDING' then sending_at + make_interval(secs => :longest) else due_at end)
                        from broadcast_batch where broadcast = :broadcast
                          and (state in ('PLANNED', 'SENDING') or state = 'SENT' and reported_at is null)""")
                .param("broadcast", broadcast)
                .param("longest", longestSending.toSeconds())
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant);
    }

    /** What was not begun is not sent; what may have been taken stays uncertain. */
    void cancel(long broadcast, Instant now) {
        for (Batch batch : of(broadcast)) {
            if (batch.state() == DeliveryState.PLANNED) {
                end(batch, batch.maybe() ? DeliveryState.UNCERTAIN : DeliveryState.CANCELLED, "", now);
            }
        }
    }

    List<Batch> of(long broadcast) {
        return jdbc.sql("select * from broadcast_batch where broadcast = ? order by number")
                .param(broadcast)
                .query((row, _) -> batch(row))
                .list();
    }

    Optional<Batch> byJob(String channel, String account, String job) {
        return jdbc.sql("select * from broadcast_batch where channel = ? and account = ? and job = ?")
                .params(channel, account, job)
                .query((row, _) -> batch(row))
                .optional();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        Timestamp tried = row.getTimestamp("tried_at");
        Timestamp reported = row.getTimestamp("reported_at");
        return new Batch(
                row.getLong("broadcast"),
                row.getInt("number"),
                Way.valueOf(row.getString("way")),
                row.getString("channel"),
                row.getString("account"),
                row.getLong("people"),
                row.getString("client_id"),
                row.getString("draft"),
                DeliveryState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getBoolean("maybe"),
                tried == null ? null : tried.toInstant(),
                row.getString("job"),
                reported == null
                        ? null
                        : new Batch.Reported(
                                reported.toInstant(),
                                row.getObject("total", Long.class),
                                row.getObject("filtered", Long.class),
                                row.getObject("sent", Long.class),
                                row.getObject("errors", Long.class)));
    }
}
