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

    private static final int MOST_COMPARED = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    /** Of those that wait for the database's lock, one at a time holds a connection. */
    private final ReentrantLock turn = new ReentrantLock();

    private record Group(long id, String facts, Set<Long> pairs) {}

    UnansweredQuestions(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
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
        } else {
            insert(question, now);
        }
    }

    private boolean countEqual(AskedQuestion question, Instant now) {
        return countInto("digest = :which", question.digest(), now);
    }

    private boolean countInto(String condition, Object which, Instant now) {
        return jdbc.sql("update unanswered_question set count = count + 1, last_seen = greatest(last_seen, :now) where "
                                + condition)
                        .param("now", Promises.timestamp(now))
                        .param("which", which)
                        .update()
                > 0;
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
        jdbc.sql("insert into unanswered_question (digest, question, facts, pairs, count, first_seen, last_seen)"
                        + " values (:digest, :question, :facts, :pairs, 1, :now, :now)"
                        + " on conflict (digest) do update set count = unanswered_question.count + 1,"
                        + " last_seen = excluded.last_seen")
                .param("digest", question.digest())
                .param("question", question.masked())
                .param("facts", question.facts())
                .param("pairs", question.pairs().toArray(Long[]::new))
                .param("now", Promises.timestamp(now))
                .update();
    }

    /** Forgets those that nobody asked since then, and the oldest of what is too many. */
    void forget(Instant notAskedSince, int most) {
        jdbc.sql("delete from unanswered_question where last_seen < ?")
                .param(Promises.timestamp(notAskedSince))
                .update();
        jdbc.sql("delete from unanswered_question where id in"
                        + " (select id from unanswered_question order by last_seen desc, id offset ?)")
                .param(most)
                .update();
    }
}
