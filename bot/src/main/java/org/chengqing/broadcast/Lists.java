package org.chengqing.broadcast;

import java.time.Duration;
import java.time.Instant;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.channel.BulkChannel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts recipients together into calls of mass sends to lists. Blocks. */
final class Lists {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final BatchTable batches;

    Lists(JdbcClient jdbc, TransactionTemplate transactions, BatchTable batches) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.batches = batches;
    }

    /**
     * Puts those who are due for a list together into a new call, when no more are to be expected: as long as others may
     * still fall back to the list, only a full one is made, since calls are few. False when nothing was made.
     */
    boolean form(long broadcast, Line line, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            // one at a time: two workers would leave single people over
            jdbc.sql("select id from broadcast where id = ? for update")
                    .param(broadcast)
                    .query(Long.class)
                    .optional();
            long waiting = waiting(broadcast, line, now);
            if (waiting == 0 || (waiting < BulkChannel.MOST_LISTED && othersMayCome(broadcast, line, now))) {
                return false;
            }
            if (waiting < BulkChannel.LEAST_LISTED) {
                tooFew(broadcast, line, now);
                return false;
            }
            long most = Math.min(waiting, BulkChannel.MOST_LISTED);
            take(broadcast, line, waiting - most < BulkChannel.LEAST_LISTED && waiting > most ? most - 1 : most, now);
            return true;
        }));
    }

    private long waiting(long broadcast, Line line, Instant now) {
        return jdbc.sql("select count(*) from broadcast_delivery where broadcast = :broadcast and state = 'PLANNED'"
                        + " and channel = :channel and account = :account and way = :way and due_at <= :now and "
                        + BatchTable.RUNS)
                .param("broadcast", broadcast)
                .param("channel", line.channel())
                .param("account", line.account())
                .param("way", line.way().name())
                .param("now", BroadcastTable.timestamp(now))
                .query(Long.class)
                .single();
    }

    private boolean othersMayCome(long broadcast, Line line, Instant now) {
        return jdbc.sql("""
                        select exists (select from broadcast_delivery d
                          left join broadcast_pace p on p.channel = d.channel and p.account = d.account and p.way = d.way
                          where d.broadcast = :broadcast and d.state in ('PLANNED', 'SENDING') and d.batch is null
                            and d.channel = :channel and d.account = :account and d.way <> :way
                            and d.due_at < :soon and coalesce(p.free_at, :now) < :soon)""")
                .param("broadcast", broadcast)
                .param("channel", line.channel())
                .param("account", line.account())
                .param("way", line.way().name())
                .param("now", BroadcastTable.timestamp(now))
                .param("soon", BroadcastTable.timestamp(now.plus(Duration.ofMinutes(2))))
                .query(Boolean.class)
                .single();
    }

    private void tooFew(long broadcast, Line line, Instant now) {
        jdbc.sql("update broadcast_delivery set state = 'UNREACHABLE', reason = 'too-few', ended_at = :now"
                        + " where broadcast = :broadcast and state = 'PLANNED' and channel = :channel"
                        + " and account = :account and way = :way and due_at <= :now")
                .param("now", BroadcastTable.timestamp(now))
                .param("broadcast", broadcast)
                .param("channel", line.channel())
                .param("account", line.account())
                .param("way", line.way().name())
                .update();
    }

    private void take(long broadcast, Line line, long most, Instant now) {
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from broadcast_batch where broadcast = ?")
                .param(broadcast)
                .query(Integer.class)
                .single();
        batches.add(broadcast, number, line, most, now);
        jdbc.sql("""
                        update broadcast_delivery set state = 'SENDING', batch = :number
                        where broadcast = :broadcast and person in (
                          select person from broadcast_delivery where broadcast = :broadcast and state = 'PLANNED'
                            and channel = :channel and account = :account and way = :way and due_at <= :now
                          order by person limit :most)""")
                .param("number", number)
                .param("broadcast", broadcast)
                .param("channel", line.channel())
                .param("account", line.account())
                .param("way", line.way().name())
                .param("now", BroadcastTable.timestamp(now))
                .param("most", most)
                .update();
    }
}
