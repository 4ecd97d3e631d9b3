package org.chengqing.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Released reviews that a report may be about.
 *
 * @param reviews each once, the sure ones first
 * @param asked false when the knowledge base could not be asked, so that no review means nothing
 */
public record Related(List<Entry> reviews, boolean asked) {
    private static final Logger LOG = LoggerFactory.getLogger(Related.class);
    private static final int MOST_TEXTS = 10;
    private static final int MOST_REVIEWS = 6;

    /** Copies the list. */
    public Related {
        reviews = List.copyOf(reviews);
    }

    /** What is known about the texts of these pieces. */
    static Related to(List<Piece> pieces, KnowledgeBase knowledge) {
        Map<ClaimReviewId, Entry> sure = new LinkedHashMap<>();
        Map<ClaimReviewId, Entry> possible = new LinkedHashMap<>();
        try {
            texts(pieces).forEach(text -> {
                switch (knowledge.match(text)) {
                    case MatchOutcome.Confirmed it -> {
                        for (Match match : it.matches()) {
                            sure.putIfAbsent(match.review().id(), new Entry(match.review(), true));
                        }
                    }
                    case MatchOutcome.Ambiguous it -> {
                        for (Match match : it.candidates()) {
                            possible.putIfAbsent(match.review().id(), new Entry(match.review(), false));
                        }
                    }
                    case MatchOutcome.NoMatch ignored -> {}
                }
            });
        } catch (RuntimeException e) {
            // whatever ails the knowledge base must not keep a report from the office
            LOG.warn(
                    "Reviews for a report could not be looked up: {}",
                    e.getClass().getSimpleName(),
                    e);
            return new Related(List.of(), false);
        }
        List<Entry> all = new ArrayList<>(sure.values());
        possible.values().stream()
                .filter(entry -> !sure.containsKey(entry.review().id()))
                .forEach(all::add);
        return new Related(all.subList(0, Math.min(all.size(), MOST_REVIEWS)), true);
    }

    private static Stream<String> texts(List<Piece> pieces) {
        return pieces.stream()
                .flatMap(piece -> Stream.ofNullable(piece.text()))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(MOST_TEXTS);
    }

    /** A review, and whether it surely answers a text of the report. */
    public record Entry(ClaimReview review, boolean sure) {}
}
