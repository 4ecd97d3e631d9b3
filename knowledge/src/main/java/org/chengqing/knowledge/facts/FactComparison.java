package org.chengqing.knowledge.facts;

import java.util.List;
import java.util.Set;

/**
 * How the facts of a message relate to those of a review.
 *
 * <p>{@link #clash()} forbids a confirmed answer. It is true only when something the claim turns on is plainly another
 * thing in the message, since a long forward also names places, dates and numbers that decide nothing.
 */
public final class FactComparison {
    private final PartRelations claim;
    private final PartRelations body;
    private final FactCounts counts;
    private final Set<Kind> clashing;
    private final List<String> words;

    private FactComparison(TextFacts query, ReviewFacts review) {
        TextFacts stated = review.stated();
        this.claim = new PartRelations(query, stated, placeInClaim(query, stated, review.scope()));
        this.body = new PartRelations(
                query,
                review.body(),
                PartRelations.places(query.places(), review.body().places()));
        this.counts = FactCounts.of(query, stated, review);
        this.clashing = new Verdict(query, claim, body).clashing();
        this.words = new Wording(query, stated, review.scope()).of(claim, clashing);
    }

    /** Compares a message with a review. */
    public static FactComparison compare(TextFacts query, ReviewFacts review) {
        return new FactComparison(query, review);
    }

    /** A review without a place is about everywhere; a place named beside the claim's own is the claim's too. */
    private static Relation placeInClaim(TextFacts query, TextFacts stated, Set<PlaceName> scope) {
        if (scope.isEmpty()) {
            return query.places().isEmpty() ? Relation.NONE : Relation.BELOW;
        }
        Relation named = PartRelations.places(query.places(), stated.places());
        return named == Relation.AGREE ? named : PartRelations.places(query.places(), scope);
    }

    /** How the facts of this kind relate. */
    public Relation relation(Kind kind, Part part) {
        return of(part).of(kind);
    }

    /** How the quantities of this dimension relate. */
    public Relation relation(Dimension dimension, Part part) {
        return of(part).of(dimension);
    }

    /**
     * From 0 to 1, how near the message's quantities are to those of the same dimension in that part, of the dimension where
     * they are farthest; -1 where none can be compared.
     */
    public double closeness(Part part) {
        return of(part).closeness();
    }

    private PartRelations of(Part part) {
        return part == Part.CLAIM ? claim : body;
    }

    /** How many facts are shared and how many are not. */
    public FactCounts counts() {
        return counts;
    }

    /** Whether the review must not answer the message by itself. */
    public boolean clash() {
        return !clashing.isEmpty();
    }

    /** The kinds that clash. */
    public Set<Kind> clashing() {
        return clashing;
    }

    /** The same for people; empty where neither side names a fact. */
    public List<String> words() {
        return words;
    }
}
