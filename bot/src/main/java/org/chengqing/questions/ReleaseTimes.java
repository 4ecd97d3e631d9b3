package org.chengqing.questions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.statistics.Releases;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds, once for every released review, since when people had asked what it answers: of the unanswered questions that
 * are worded alike, those that the knowledge base now answers with it. Blocks; it runs as a job, on one instance at a
 * time.
 */
final class ReleaseTimes {
    /** Newest reviews looked at; nobody releases more between two runs, and an import of more was asked for by nobody. */
    private static final int NEWEST = 200;

    private static final int WORDINGS = 10;
    private static final int LIKE = 10;

    private final KnowledgeBase knowledge;
    private final Releases releases;
    private final JdbcClient jdbc;
    private long looked = -1;

    ReleaseTimes(KnowledgeBase knowledge, Releases releases, JdbcClient jdbc) {
        this.knowledge = knowledge;
        this.releases = releases;
        this.jdbc = jdbc;
    }

    private record Asked(String question, Instant since) {}

    /** Looks at what is new since the last time. */
    void run() {
        long generation = knowledge.generation();
        if (generation == looked) {
            return;
        }
        List<ClaimReview> newest = knowledge.latest(NEWEST);
        Set<String> known = releases.known(
                newest.stream().map(review -> review.id().value()).toList());
        for (ClaimReview review : newest) {
            String id = review.id().value();
            if (!known.contains(id)) {
                releases.note(id, review.updatedAt(), firstAsked(review).orElse(null));
            }
        }
        looked = generation;
    }

    private Optional<Instant> firstAsked(ClaimReview review) {
        Map<Long, Asked> like = new HashMap<>();
        Stream.concat(Stream.of(review.claim().text()), review.aliases().stream())
                .limit(WORDINGS)
                .forEach(wording -> like.putAll(like(wording)));
        List<Asked> earliestFirst = new ArrayList<>(like.values());
        earliestFirst.sort(Comparator.comparing(Asked::since));
        return earliestFirst.stream()
                .filter(asked -> asked.since().isBefore(review.updatedAt()))
                .filter(asked -> answers(review, asked))
                .map(Asked::since)
                .findFirst();
    }

    private boolean answers(ClaimReview review, Asked asked) {
        return knowledge.match(asked.question()) instanceof MatchOutcome.Confirmed confirmed
                && confirmed.matches().stream()
                        .anyMatch(match -> match.review().id().equals(review.id()));
    }

    private Map<Long, Asked> like(String wording) {
        Long[] pairs = AskedQuestion.of(wording, List.of()).pairs().toArray(Long[]::new);
        Map<Long, Asked> found = new HashMap<>();
        jdbc.sql("""
                        select id, question, first_seen from unanswered_question where pairs && :pairs
                        order by (select count(*) from unnest(pairs) pair where pair = any (:pairs)) desc, id
                        limit :most""")
                .param("pairs", pairs)
                .param("most", LIKE)
                .query((row, _) -> found.put(
                        row.getLong("id"),
                        new Asked(
                                row.getString("question"),
                                row.getTimestamp("first_seen").toInstant())))
                .list();
        return found;
    }
}
