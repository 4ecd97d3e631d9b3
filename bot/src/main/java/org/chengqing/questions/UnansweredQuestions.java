package org.chengqing.questions;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The unanswered questions in PostgreSQL, by their words. Methods block. */
final class UnansweredQuestions {
    private final JdbcClient jdbc;

    UnansweredQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void count(String text, Instant now) {
        jdbc.sql("insert into unanswered_question (text, count, first_seen, last_seen) values (:text, 1, :now, :now)"
                        + " on conflict (text) do update set count = unanswered_question.count + 1,"
                        + " last_seen = excluded.last_seen")
                .param("text", text)
                .param("now", Promises.timestamp(now))
                .update();
    }

    /** Forgets those that nobody asked since then, and the oldest of what is too many. */
    void forget(Instant notAskedSince, int most) {
        jdbc.sql("delete from unanswered_question where last_seen < ?")
                .param(Promises.timestamp(notAskedSince))
                .update();
        jdbc.sql("delete from unanswered_question where text in"
                        + " (select text from unanswered_question order by last_seen desc, text offset ?)")
                .param(most)
                .update();
    }
}
