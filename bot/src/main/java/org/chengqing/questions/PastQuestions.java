package org.chengqing.questions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was asked before, masked, for trying out how it would be answered. Blocks on JDBC. */
public final class PastQuestions {
    private final JdbcClient jdbc;

    PastQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A question, masked, and when it was asked last. */
    public record PastQuestion(String text, Instant lastAsked) {}

    /** Questions that were not answered, whose candidates were refused or whose answer was judged; the latest first. */
    public List<PastQuestion> latest(int most) {
        return jdbc.sql("""
                        select question, max(at) as at from (
                          (select question, last_seen as at from unanswered_question order by 2 desc limit :most)
                          union all
                          (select question, last_seen from candidate_miss order by 2 desc limit :most)
                          union all
                          (select question, given_at from answer_opinion where question <> '' order by 2 desc limit :most)
                        ) asked group by question order by at desc, question limit :most""")
                .param("most", most)
                .query((row, _) -> new PastQuestion(
                        row.getString("question"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
