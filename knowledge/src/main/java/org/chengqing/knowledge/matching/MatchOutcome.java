package org.chengqing.knowledge.matching;

import java.util.List;

/** What the knowledge base makes of a text: one of three, each with its evidence. */
public sealed interface MatchOutcome {
    /** Why. */
    Evidence evidence();

    /** One released review answers the text. */
    record Confirmed(Match match, Evidence evidence) implements MatchOutcome {}

    /** Up to three reviews may be meant, best first; none is sure enough to answer by itself. */
    record Ambiguous(List<Match> candidates, Evidence evidence) implements MatchOutcome {
        /** Most candidates ever offered. */
        public static final int MOST = 3;

        /** Throws {@link IllegalArgumentException} for none or more than {@value #MOST} candidates. */
        public Ambiguous {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty() || candidates.size() > MOST) {
                throw new IllegalArgumentException(candidates.size() + " candidates");
            }
        }
    }

    /** Nothing released is near enough to be shown. */
    record NoMatch(Evidence evidence) implements MatchOutcome {}
}
