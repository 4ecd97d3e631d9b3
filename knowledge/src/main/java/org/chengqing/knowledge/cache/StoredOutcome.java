package org.chengqing.knowledge.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.matching.Evidence;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;

/**
 * An outcome without its reviews and without the text.
 *
 * @param kind which of the three
 * @param shown the reviews to answer with or to offer
 * @param evidence why, its text left blank
 */
public record StoredOutcome(Kind kind, List<Shown> shown, Evidence evidence) {
    /** The three outcomes. */
    public enum Kind {
        /** {@link MatchOutcome.Confirmed}. */
        CONFIRMED,
        /** {@link MatchOutcome.Ambiguous}. */
        AMBIGUOUS,
        /** {@link MatchOutcome.NoMatch}. */
        NO_MATCH
    }

    /** One review with its score. */
    public record Shown(ClaimReviewId id, double score) {}

    /** Copies the list. */
    public StoredOutcome {
        shown = List.copyOf(shown);
    }

    /** What is to be remembered of an outcome. */
    public static StoredOutcome of(MatchOutcome outcome) {
        Evidence evidence = withText(outcome.evidence(), "");
        return switch (outcome) {
            case MatchOutcome.Confirmed confirmed ->
                new StoredOutcome(
                        Kind.CONFIRMED,
                        confirmed.matches().stream().map(StoredOutcome::shown).toList(),
                        evidence);
            case MatchOutcome.Ambiguous ambiguous ->
                new StoredOutcome(
                        Kind.AMBIGUOUS,
                        ambiguous.candidates().stream()
                                .map(StoredOutcome::shown)
                                .toList(),
                        evidence);
            case MatchOutcome.NoMatch none -> new StoredOutcome(Kind.NO_MATCH, List.of(), evidence);
        };
    }

    /**
     * The outcome again, or empty where it does not fit: a review is not to be found, or what was stored is not sound.
     *
     * @param normalised the text as it was compared
     * @param reviews finds a review that may answer now
     */
    public Optional<MatchOutcome> resolve(String normalised, Function<ClaimReviewId, Optional<ClaimReview>> reviews) {
        List<Match> matches = new ArrayList<>();
        for (Shown one : shown) {
            Optional<ClaimReview> review = reviews.apply(one.id);
            if (review.isEmpty()) {
                return Optional.empty();
            }
            matches.add(new Match(review.get(), one.score));
        }
        Evidence full = withText(evidence, normalised);
        return switch (kind) {
            case CONFIRMED ->
                matches.isEmpty() || matches.size() > MatchOutcome.Confirmed.MOST
                        ? Optional.empty()
                        : Optional.of(new MatchOutcome.Confirmed(matches, full));
            case AMBIGUOUS ->
                matches.isEmpty() || matches.size() > MatchOutcome.Ambiguous.MOST
                        ? Optional.empty()
                        : Optional.of(new MatchOutcome.Ambiguous(matches, full));
            case NO_MATCH -> Optional.of(new MatchOutcome.NoMatch(full));
        };
    }

    private static Shown shown(Match match) {
        return new Shown(match.review().id(), match.score());
    }

    private static Evidence withText(Evidence evidence, String normalised) {
        return new Evidence(
                normalised,
                evidence.generation(),
                evidence.confirmThreshold(),
                evidence.candidateThreshold(),
                evidence.candidates(),
                evidence.reason());
    }
}
