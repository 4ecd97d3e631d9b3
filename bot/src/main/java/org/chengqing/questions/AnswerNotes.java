package org.chengqing.questions;

import java.time.Instant;
import java.util.List;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of answers, in PostgreSQL: candidates of which none was meant, and opinions. Methods block. */
final class AnswerNotes {
    private final JdbcClient jdbc;

    AnswerNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** None of these candidates was meant. */
    void missed(AskedQuestion question, List<ShownAnswer> candidates, Instant now) {
        jdbc.sql("""
                        insert into candidate_miss
                          (digest, candidates, question, generation, count, first_seen, last_seen)
                        values (:digest, :candidates, :question, :generation, 1, :now, :now)
                        on conflict (digest, candidates) do update set count = candidate_miss.count + 1,
                          generation = greatest(candidate_miss.generation, excluded.generation),
                          last_seen = greatest(candidate_miss.last_seen, excluded.last_seen)""")
                .param("digest", question.digest())
                .param("candidates", ShownAnswer.list(candidates))
                .param("question", question.masked())
                .param("generation", candidates.getFirst().generation())
                .param("now", Promises.timestamp(now))
                .update();
    }

    /** The latest opinion of one person on one answer to one question counts; pressing again changes no number. */
    void opinion(
            Pseudonym voter, ShownAnswer answer, String questionMark, String question, boolean useful, Instant now) {
        jdbc.sql("""
                        insert into answer_opinion
                          (voter, review_id, revision, generation, question_mark, question, useful, given_at)
                        values (:voter, :review, :revision, :generation, :mark, :question, :useful, :now)
                        on conflict (voter, review_id, revision, generation, question_mark) do update
                          set useful = excluded.useful, given_at = excluded.given_at,
                            reason = case when excluded.useful then null else answer_opinion.reason end,
                            question = case when excluded.question = '' then answer_opinion.question
                              else excluded.question end""")
                .param("voter", voter.value())
                .param("review", answer.reviewId())
                .param("revision", answer.revision())
                .param("generation", answer.generation())
                .param("mark", questionMark)
                .param("question", question)
                .param("useful", useful)
                .param("now", Promises.timestamp(now))
                .update();
    }

    /** Why an answer did not help; an opinion that it did, which came meanwhile, stays. Notes may overtake one another. */
    void reason(Pseudonym voter, ShownAnswer answer, String questionMark, UselessReason reason, Instant now) {
        jdbc.sql("""
                        insert into answer_opinion
                          (voter, review_id, revision, generation, question_mark, question, useful, reason, given_at)
                        values (:voter, :review, :revision, :generation, :mark, '', false, :reason, :now)
                        on conflict (voter, review_id, revision, generation, question_mark) do update
                          set reason = excluded.reason where not answer_opinion.useful""")
                .param("reason", reason.name())
                .param("voter", voter.value())
                .param("review", answer.reviewId())
                .param("revision", answer.revision())
                .param("generation", answer.generation())
                .param("mark", questionMark)
                .param("now", Promises.timestamp(now))
                .update();
    }

    /** The opinions of this person in words, oldest first. */
    List<String> of(Pseudonym voter) {
        return jdbc.sql(
                        "select question, review_id, useful, reason from answer_opinion where voter = ? order by given_at")
                .param(voter.value())
                .query((row, n) -> (row.getString("question") + " " + row.getString("review_id")).strip() + "："
                        + (row.getBoolean("useful") ? "有用" : "没用" + why(row.getString("reason"))))
                .list();
    }

    private static String why(@Nullable String reason) {
        return reason == null ? "" : "（" + UselessReason.valueOf(reason).label() + "）";
    }

    void forget(Pseudonym voter) {
        jdbc.sql("delete from answer_opinion where voter = ?")
                .param(voter.value())
                .update();
    }

    /** Forgets what is older than that, and the oldest of what is too many, of each kind. */
    void forget(Instant notSince, int most) {
        jdbc.sql("delete from candidate_miss where last_seen < ?")
                .param(Promises.timestamp(notSince))
                .update();
        jdbc.sql("delete from candidate_miss where (digest, candidates) in"
                        + " (select digest, candidates from candidate_miss order by last_seen desc, digest offset ?)")
                .param(most)
                .update();
        jdbc.sql("delete from answer_opinion where given_at < ?")
                .param(Promises.timestamp(notSince))
                .update();
        jdbc.sql("delete from answer_opinion where ctid in"
                        + " (select ctid from answer_opinion order by given_at desc offset ?)")
                .param(most)
                .update();
    }
}
