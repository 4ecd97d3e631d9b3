package org.chengqing.reception;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chengqing.identity.Pseudonym;
import org.chengqing.reception.Visit.Ending;
import org.chengqing.reception.Visit.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The visits in PostgreSQL. Methods block. */
final class VisitTable {
    private final JdbcClient jdbc;

    VisitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /** Puts somebody on the list unless they are, or too many are; false then. */
    boolean add(Pseudonym person, Instant now, int most) {
        return jdbc.sql("""
                        insert into reception_visit (person, state, asked_at, heard_at)
                        select :person, 'WAITING', :now, :now
                        where (select count(*) from reception_visit where state <> 'ENDED') < :most
                        on conflict (person) where state <> 'ENDED' do nothing""")
                        .param("person", person.value())
                        .param("now", utc(now))
                        .param("most", most)
                        .update()
                > 0;
    }

    Optional<Visit> open(Pseudonym person) {
        return jdbc.sql("select * from reception_visit where person = ? and state <> 'ENDED'")
                .param(person.value())
                .query(VisitTable::visit)
                .optional();
    }

    Optional<Visit> find(long id) {
        return jdbc.sql("select * from reception_visit where id = ?")
                .param(id)
                .query(VisitTable::visit)
                .optional();
    }

    /** All that wait or run, the longest waiting first. */
    List<Visit> open(int most) {
        return jdbc.sql("select * from reception_visit where state <> 'ENDED' order by asked_at, id limit ?")
                .param(most)
                .query(VisitTable::visit)
                .list();
    }

    List<Visit> ended(int offset, int most) {
        return jdbc.sql("select * from reception_visit where state = 'ENDED' order by ended_at desc limit ? offset ?")
                .params(most, offset)
                .query(VisitTable::visit)
                .list();
    }

    List<Visit> of(Pseudonym person) {
        return jdbc.sql("select * from reception_visit where person = ? order by id")
                .param(person.value())
                .query(VisitTable::visit)
                .list();
    }

    boolean take(long id, String by, Instant now) {
        return jdbc.sql("update reception_visit set state = 'TAKEN', taken_by = ?, taken_at = ?"
                                + " where id = ? and state = 'WAITING'")
                        .params(by, utc(now), id)
                        .update()
                > 0;
    }

    /** Ends it as long as this holds; false when it had ended. */
    boolean end(long id, State state, Ending ending, Instant now) {
        return jdbc.sql("update reception_visit set state = 'ENDED', ended_at = ?, ended_by = ?"
                                + " where id = ? and state = ?")
                        .params(utc(now), ending.name(), id, state.name())
                        .update()
                > 0;
    }

    void heard(long id, Instant now) {
        jdbc.sql("update reception_visit set heard_at = greatest(heard_at, ?) where id = ?")
                .params(utc(now), id)
                .update();
    }

    void said(long id, Instant now) {
        jdbc.sql("update reception_visit set said_at = ? where id = ?")
                .params(utc(now), id)
                .update();
    }

    /** Those in which neither side said anything since then, and those that nobody took since the other. */
    List<Visit> silent(Instant since, Instant waitingSince, int most) {
        return jdbc.sql("""
                        select * from reception_visit
                        where (state = 'TAKEN' and greatest(heard_at, said_at, taken_at) < :since)
                          or (state = 'WAITING' and asked_at < :waiting)
                        order by id limit :most""")
                .param("since", utc(since))
                .param("waiting", utc(waitingSince))
                .param("most", most)
                .query(VisitTable::visit)
                .list();
    }

    void forget(Pseudonym person) {
        jdbc.sql("delete from reception_visit where person = ?")
                .param(person.value())
                .update();
    }

    List<Long> expire(Instant endedBefore, int most) {
        return jdbc.sql("delete from reception_visit where id in (select id from reception_visit"
                        + " where state = 'ENDED' and ended_at < ? order by id limit ?) returning id")
                .params(utc(endedBefore), most)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** Those of these people who have a visit that waits or runs. */
    List<Pseudonym> needed(List<Pseudonym> people) {
        return jdbc.sql("select person from reception_visit where state <> 'ENDED' and person = any (?)")
                .param(people.stream().map(Pseudonym::value).toArray(String[]::new))
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .list();
    }

    private static Visit visit(ResultSet row, int number) throws SQLException {
        String ending = row.getString("ended_by");
        return new Visit(
                row.getLong("id"),
                new Pseudonym(row.getString("person")),
                State.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("heard_at").toInstant(),
                row.getString("taken_by"),
                instant(row.getTimestamp("taken_at")),
                instant(row.getTimestamp("said_at")),
                instant(row.getTimestamp("ended_at")),
                ending == null ? null : Ending.valueOf(ending));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
