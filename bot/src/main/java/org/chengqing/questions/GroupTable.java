package org.chengqing.questions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengqing.questions.QuestionGroup.Handling;
import org.chengqing.questions.QuestionGroup.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The groups of questions in PostgreSQL as staff read and mark them. Methods block. */
final class GroupTable {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_SPIKES = 20;
    private static final String COLUMNS = """
            q.id, q.question, q.facts, q.count, q.first_seen, q.last_seen, q.handling, q.handled_by, q.handled_at,
            q.handled_why, q.answered_by,
            (select coalesce(sum(t.count), 0) from question_tally t where t.question = q.id and t.slot > :hour) as hour,
            (select coalesce(sum(t.count), 0) from question_tally t
             where t.question = q.id and t.slot > :days and t.slot <= :hour) as days
            """;
    private static final String LAST_HOUR =
            "(select question, sum(count) as n from question_tally where slot > :hour group by question) h";

    private final JdbcClient jdbc;
    private final SpikeSettings settings;

    GroupTable(JdbcClient jdbc, SpikeSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** One wording to be matched again. */
    record Wording(long id, String question) {}

    /** What a group is compared by. */
    record Compared(String facts, Set<Long> pairs) {}

    List<QuestionGroup> list(QuestionList list, int offset, int most, Instant now) {
        boolean growth = list.order() == QuestionList.Order.GROWTH;
        String search = list.words().isEmpty()
                ? ""
                : " and (q.question ilike :words escape '!' or q.facts ilike :words escape '!')";
        String chosen = "select q.* from unanswered_question q" + (growth ? " left join " + LAST_HOUR : "")
                + (growth ? " on h.question = q.id" : "") + " where "
                + list.which().condition() + search + " order by "
                + list.order().sql()
                + " limit :most offset :offset";
        // the outer select keeps the order by numbering the rows
        return jdbc.sql("select " + COLUMNS + " from (select c.*, row_number() over () as place from (" + chosen
                        + ") c) q order by q.place")
                .param("words", "%" + escaped(list.words()) + "%")
                .param("most", most)
                .param("offset", offset)
                .param("hour", Promises.timestamp(now.minus(HOUR)))
                .param("days", Promises.timestamp(now.minus(settings.usual())))
                .query(this::group)
                .list();
    }

    private static String escaped(String words) {
        return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    List<QuestionGroup> spikes(Instant now) {
        return jdbc
                .sql("select " + COLUMNS + " from unanswered_question q join " + LAST_HOUR + " on h.question = q.id"
                        + " where h.n >= :least and " + QuestionList.Which.OPEN.condition()
                        + " order by h.n desc, q.id desc limit :most")
                .param("least", settings.least())
                .param("most", MOST_SPIKES)
                .param("hour", Promises.timestamp(now.minus(HOUR)))
                .param("days", Promises.timestamp(now.minus(settings.usual())))
                .query(this::group)
                .list()
                .stream()
                .filter(QuestionGroup::spike)
                .toList();
    }

    Optional<QuestionGroup> find(long id, Instant now) {
        return jdbc.sql("select " + COLUMNS + " from unanswered_question q where q.id = :id")
                .param("id", id)
                .param("hour", Promises.timestamp(now.minus(HOUR)))
                .param("days", Promises.timestamp(now.minus(settings.usual())))
                .query(this::group)
                .optional();
    }

    private QuestionGroup group(ResultSet row, int number) throws SQLException {
        int lastHour = row.getInt("hour");
        double usual = row.getDouble("days") / settings.usual().minus(HOUR).toHours();
        String state = row.getString("handling");
        String why = row.getString("handled_why");
        return new QuestionGroup(
                row.getLong("id"),
                row.getString("question"),
                row.getString("facts"),
                row.getLong("count"),
                lastHour,
                usual,
                lastHour >= settings.least() && lastHour >= settings.times() * usual,
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                0,
                state == null
                        ? null
                        : new Handling(
                                State.valueOf(state),
                                row.getString("handled_by"),
                                row.getTimestamp("handled_at").toInstant(),
                                why == null ? "" : why),
                row.getString("answered_by"));
    }

    List<String> examples(long id) {
        return jdbc.sql("select text from question_example where question = ? order by at, digest")
                .param(id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    Optional<Compared> compared(long id) {
        return jdbc.sql("select facts, pairs from unanswered_question where id = ?")
                .param(id)
                .query((row, _) -> new Compared(row.getString("facts"), Set.of((Long[])
                        row.getArray("pairs").getArray())))
                .optional();
    }

    /** Marks it as being worked on, unless somebody marked it before; false then. */
    boolean take(long id, String by, Instant now) {
        return jdbc.sql("update unanswered_question set handling = 'WORKING', handled_by = ?, handled_at = ?,"
                                + " handled_why = null where id = ? and handling is null")
                        .params(by, Promises.timestamp(now), id)
                        .update()
                > 0;
    }

    /** Marks it, or takes the mark away where the state is null; false when it is gone. */
    boolean mark(long id, @Nullable State state, String by, String why, Instant now) {
        return jdbc.sql("""
                        update unanswered_question set handling = :state,
                          handled_by = case when :state::text is null then null else :by end,
                          handled_at = case when :state::text is null then null else :now::timestamptz end,
                          handled_why = case when :state::text is null then null else :why end
                        where id = :id""")
                        .param("state", state == null ? null : state.name())
                        .param("by", by)
                        .param("now", Promises.timestamp(now))
                        .param("why", why)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Those that this generation was not asked about, or not since then, the latest asked first. */
    List<Wording> toCheck(long generation, Instant notSince, int most) {
        return jdbc.sql("""
                        select id, question from unanswered_question
                        where (checked_generation < :generation or checked_at < :notSince)
                          and handling is distinct from 'IGNORED'
                        order by last_seen desc, id desc limit :most""")
                .param("generation", generation)
                .param("notSince", Promises.timestamp(notSince))
                .param("most", most)
                .query((row, _) -> new Wording(row.getLong("id"), row.getString("question")))
                .list();
    }

    void checked(long id, long generation, @Nullable String answeredBy, Instant now) {
        jdbc.sql("update unanswered_question set checked_generation = :generation, checked_at = :now,"
                        + " answered_by = :review where id = :id")
                .param("generation", generation)
                .param("now", Promises.timestamp(now))
                .param("review", answeredBy)
                .param("id", id)
                .update();
    }
}
