package org.chengqing.reception;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chengqing.reception.ThreadLine.Author;
import org.chengqing.reception.ThreadLine.Outcome;
import org.chengqing.sealing.DataKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines of visits in PostgreSQL, their words sealed. Methods block. */
final class LineTable {
    /** Longer than any attempt to send takes. */
    private static final Duration LONGEST_SENDING = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final DataKey key;

    LineTable(JdbcClient jdbc, DataKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /** Words are bound to their visit: moved to another one they cannot be opened. */
    private static String field(long visit) {
        return "line of visit " + visit;
    }

    /** What is added. */
    record New(
            Author author,
            @Nullable String login,
            String key,
            String words,
            @Nullable Outcome outcome) {}

    /** Adds a line; false when this one is there already, or the visit has too many. */
    boolean add(long visit, New line, Instant now, int most) {
        return jdbc.sql("""
                        insert into reception_line (visit, at, author, login, key, words, outcome)
                        select :visit, :now, :author, :login, :key, :words, :outcome
                        where (select count(*) from reception_line where visit = :visit) < :most
                        on conflict (visit, key) do nothing""")
                        .param("visit", visit)
                        .param("now", VisitTable.utc(now))
                        .param("author", line.author().name())
                        .param("login", line.login())
                        .param("key", line.key())
                        .param("words", key.seal(line.words(), field(visit)))
                        .param(
                                "outcome",
                                line.outcome() == null ? null : line.outcome().name())
                        .param("most", most)
                        .update()
                > 0;
    }

    void outcome(long visit, String lineKey, Outcome outcome) {
        jdbc.sql("update reception_line set outcome = ? where visit = ? and key = ?")
                .params(outcome.name(), visit, lineKey)
                .update();
    }

    /** The lines of a visit, the last ones where there are more; one that was never done being sent is uncertain. */
    List<ThreadLine> of(long visit, int most, Instant now) {
        return jdbc.sql("select * from reception_line where visit = ? order by id desc limit ?")
                .params(visit, most)
                .query((row, _) -> {
                    Instant at = row.getTimestamp("at").toInstant();
                    String stored = row.getString("outcome");
                    Outcome outcome = stored == null ? null : Outcome.valueOf(stored);
                    return new ThreadLine(
                            at,
                            Author.valueOf(row.getString("author")),
                            row.getString("login"),
                            key.openText(row.getBytes("words"), field(visit)),
                            outcome == Outcome.SENDING && at.isBefore(now.minus(LONGEST_SENDING))
                                    ? Outcome.UNKNOWN
                                    : outcome);
                })
                .list()
                .reversed();
    }
}
