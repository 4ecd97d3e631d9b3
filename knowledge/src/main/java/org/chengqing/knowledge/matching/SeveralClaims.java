package org.chengqing.knowledge.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.text.Clauses;
import org.chengqing.knowledge.text.NormalisedText;

/**
 * Finds the answers to a text that makes several claims: its clauses are scored one by one over the candidates of the
 * whole. Only an entry that the whole text also suggests, and that clashes with nothing in it, may answer a clause: a place
 * or a date may stand in another clause than what it belongs to.
 */
final class SeveralClaims {
    private static final int CLAUSES = 6;

    private final Scoring scoring;

    SeveralClaims(Scoring scoring) {
        this.scoring = scoring;
    }

    /** The answers in the order of the text; empty where there are fewer than two. */
    List<Scored> answers(NormalisedText text, Weighing whole, List<Scored> scored) {
        Map<ClaimReviewId, Scored> suggested = scored.stream()
                .filter(one -> one.isOffered() && !one.candidate().clash())
                .collect(Collectors.toMap(one -> one.entry().review().id(), one -> one));
        List<NormalisedText> clauses = suggested.size() < 2 ? List.of() : Clauses.claimsOf(text, CLAUSES);
        Map<ClaimReviewId, Scored> answers = new LinkedHashMap<>();
        for (NormalisedText clause : clauses) {
            List<Scored> best = scoring.of(whole.of(clause));
            if (!best.isEmpty() && best.getFirst().confirms()) {
                ClaimReviewId id = best.getFirst().entry().review().id();
                if (suggested.containsKey(id)) {
                    answers.putIfAbsent(id, best.getFirst());
                }
            }
        }
        return answers.size() < 2 ? List.of() : new ArrayList<>(answers.values());
    }
}
