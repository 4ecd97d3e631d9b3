package org.chengqing.questions;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The unanswered questions in PostgreSQL, each with its near-duplicates. Methods block. Two instances that hear of one
 * question at once make one row: whoever may add a row holds a lock on what the question turns on until it commits.
 */
final class UnansweredQuestions {
    /** Names our locks among the advisory locks of the database. */
    private static final int LOCKS = 241;

    /** Counts whatever was counted in its ten minutes as well. */
    private static final String TALLIED = """

                        insert into question_tally (question, slot, count) select id, :slot, 1 from counted
                        on conflict (question, slot) do update set count = question_tally.count + 1""";

    private static final int MOST_COMPARED = 20;
    /** Length of a slot of the tally, in seconds. */
    static final long SLOT = 600;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final int mostExamples;
    /** Of those that wait for the database's lock, one at a time holds a connection. */
    private final ReentrantLock turn = new ReentrantLock();

    private record Group(long id, String facts, Set<Long> pairs) {}

    UnansweredQuestions(JdbcClient jdbc, TransactionTemplate transactions, int mostExamples) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.mostExamples = mostExamples;
    }

    /** Counts the question once more, under the question that it repeats. */
    void count(AskedQuestion question, Instant now) {
        if (countEqual(question, now)) {
            return;
        }
        turn.lock();
        try {
            transactions.executeWithoutResult(_ -> countWhereNew(question, now));
        } finally {
            turn.unlock();
        }
    }

    private void countWhereNew(AskedQuestion question, Instant now) {
        jdbc.sql("select cast(pg_advisory_xact_lock(:locks, hashtext(:facts)) as text)")
                .param("locks", LOCKS)
                .param("facts", question.facts())
                .query(String.class)
                .optional();
        if (countEqual(question, now)) {
            return;
        }
        Optional<Group> like = like(question);
        if (like.isPresent()) {
            countInto("id = :which", like.get().id(), now);
            addExample(like.get().id(), question, now);
        } else {
            insert(question, now);
        }
    }

    private boolean countEqual(AskedQuestion question, Instant now) {
        return countInto("digest = :which", question.digest(), now);
    }

    private boolean countInto(String condition, Object which, Instant now) {
        return jdbc.sql("with counted as (update unanswered_question set count = count + 1,"
                                + " last_seen = greatest(last_seen, :now) where " + condition + " returning id)"
                                + TALLIED)
                        .param("now", Promises.timestamp(now))
                        .param("slot", Promises.timestamp(slot(now)))
                        .param("which", which)
                        .update()
                > 0;
    }

    /** The begin of the ten minutes. */
    static Instant slot(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), SLOT));
    }

    private void addExample(long id, AskedQuestion question, Instant now) {
        jdbc.sql("""
                        insert into question_example (question, digest, text, at)
                        select :id, :digest, :text, :now
                        where (select count(*) from question_example where question = :id) < :most
                        on conflict (question, digest) do nothing""")
                .param("id", id)
                .param("digest", question.digest())
                .param("text", question.masked())
                .param("now", Promises.timestamp(now))
                .param("most", mostExamples)
                .update();
    }

    /** Of the questions with the same facts those that share most pairs, until one asks the same. */
    private Optional<Group> like(AskedQuestion question) {
        return jdbc
                .sql("""
                        select id, facts, pairs from unanswered_question
                        where facts = :facts and pairs && :pairs
                        order by (select count(*) from unnest(pairs) pair where pair = any (:pairs)) desc, id
                        limit :most""")
                .param("facts", question.facts())
                .param("pairs", question.pairs().toArray(Long[]::new))
                .param("most", MOST_COMPARED)
                .query((row, _) -> new Group(row.getLong("id"), row.getString("facts"), Set.of((Long[])
                        row.getArray("pairs").getArray())))
                .list()
                .stream()
                .filter(group -> question.isLike(group.pairs(), group.facts()))
                .findFirst();
    }

    private void insert(AskedQuestion question, Instant now) {
        jdbc.sql("""
                        with counted as (
                            insert into unanswered_question
                              (digest, question, facts, pairs, count, first_seen, last_seen, checked_at)
                            values (:digest, :question, :facts, :pairs, 1, :now, :now, :now)
                            on conflict (digest) do update set count = unanswered_question.count + 1,
                              last_seen = excluded.last_seen
                            returning id)""" + TALLIED)
                .param("digest", question.digest())
                .param("question", question.masked())
                .param("facts", question.facts())
                .param("pairs", question.pairs().toArray(Long[]::new))
                .param("now", Promises.timestamp(now))
                .param("slot", Promises.timestamp(slot(now)))
                .update();
    }

    /** Forgets those that nobody asked since then, the oldest of what is too many, and tallies before that. */
    void forget(Instant notAskedSince, int most, Instant noTallyBefore) {
        jdbc.sql("delete from question_tally where slot < ?")
                .param(Promises.timestamp(noTallyBefore))
                .update();
        jdbc.sql("delete from unanswered_question where last_seen < ?")
                .param(Promises.timestamp(notAskedSince))
                .update();
        jdbc.sql("delete from unanswered_question where id in"
                        + " (select id from unanswered_question order by last_seen desc, id offset ?)")
                .param(most)
                .update();
    }
}
