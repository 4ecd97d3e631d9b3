package org.chengqing.knowledge.matching;

import java.util.Comparator;
import java.util.List;

/** What the knowledge base makes of a text: one of three, each with its evidence. */
public sealed interface MatchOutcome {
    /** Why. */
    Evidence evidence();

    /**
     * Released reviews answer the text: one, or one for each of the claims it makes, in the order of the text.
     */
    record Confirmed(List<Match> matches, Evidence evidence) implements MatchOutcome {
        /** Most answers to one text. */
        public static final int MOST = 3;

        /** Throws {@link IllegalArgumentException} for none or more than {@value #MOST} matches. */
        public Confirmed {
            matches = List.copyOf(matches);
            if (matches.isEmpty() || matches.size() > MOST) {
                throw new IllegalArgumentException(matches.size() + " matches");
            }
        }

        /** One review answers the text. */
        public Confirmed(Match match, Evidence evidence) {
            this(List.of(match), evidence);
        }

        /** The surest answer, or the only one. */
        public Match match() {
            return matches.stream()
                    .max(Comparator.comparingDouble(Match::score))
                    .orElseThrow();
        }
    }

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
