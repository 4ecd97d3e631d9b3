package org.chengqing.knowledge.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.evaluation.Answer.Decision;
import org.chengqing.knowledge.matching.ScoredCandidate;

/** Answers written by hand. */
final class Answers {
    private Answers() {}

    static LabelledQuery query(String id, String kind, String... right) {
        return new LabelledQuery(id, "问 " + id, kind, Set.of(right));
    }

    static Answer confirmed(LabelledQuery query, String shown) {
        return new Answer(query, Decision.CONFIRMED, List.of(shown), List.of(), 1);
    }

    static Answer offered(LabelledQuery query, String... shown) {
        return new Answer(query, Decision.AMBIGUOUS, List.of(shown), List.of(), 2);
    }

    static Answer nothing(LabelledQuery query) {
        return new Answer(query, Decision.NONE, List.of(), List.of(), 10);
    }

    static Answer weighed(LabelledQuery query, ScoredCandidate... weighed) {
        return new Answer(query, Decision.NONE, List.of(), List.of(weighed), 1);
    }

    static ScoredCandidate candidate(String id, double score, boolean clash) {
        return new ScoredCandidate(new ClaimReviewId(id), score, List.of(), Map.of(), List.of(), clash);
    }
}
