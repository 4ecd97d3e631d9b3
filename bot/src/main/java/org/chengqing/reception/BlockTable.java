package org.chengqing.reception;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chengqing.identity.Pseudonym;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The blocked senders in PostgreSQL. Methods block. */
final class BlockTable {
    private final JdbcClient jdbc;

    BlockTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(SenderBlock block) {
        jdbc.sql("""
                        insert into sender_block (person, reason, blocked_by, blocked_at, until)
                        values (?, ?, ?, ?, ?)
                        on conflict (person) do update set reason = excluded.reason, blocked_by = excluded.blocked_by,
                          blocked_at = excluded.blocked_at, until = excluded.until""")
                .params(
                        block.person().value(),
                        block.reason(),
                        block.by(),
                        VisitTable.utc(block.since()),
                        VisitTable.utc(block.until()))
                .update();
    }

    /** Lifts a block; false when there is none. */
    boolean remove(Pseudonym person) {
        return jdbc.sql("delete from sender_block where person = ?")
                        .param(person.value())
                        .update()
                > 0;
    }

    List<SenderBlock> current(Instant now, int most) {
        return jdbc.sql("select * from sender_block where until > ? order by blocked_at desc limit ?")
                .params(VisitTable.utc(now), most)
                .query((row, _) -> new SenderBlock(
                        new Pseudonym(row.getString("person")),
                        row.getString("reason"),
                        row.getString("blocked_by"),
                        row.getTimestamp("blocked_at").toInstant(),
                        row.getTimestamp("until").toInstant()))
                .list();
    }

    /** Whether the person is to be told now; it counts as told. */
    boolean tell(Pseudonym person, Duration notAgainWithin, Instant now) {
        return jdbc.sql("update sender_block set told_at = :now where person = :person"
                                + " and (told_at is null or told_at < :limit)")
                        .param("now", VisitTable.utc(now))
                        .param("person", person.value())
                        .param("limit", VisitTable.utc(now.minus(notAgainWithin)))
                        .update()
                > 0;
    }

    List<String> expire(Instant now, int most) {
        return jdbc.sql("delete from sender_block where person in (select person from sender_block"
                        + " where until < ? order by until limit ?) returning ''")
                .params(VisitTable.utc(now), most)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
