package org.chengqing.knowledge.facts;

import java.util.List;
import java.util.Set;

/**
 * The facts of a review, told apart by where they stand, since one in the claim decides and one in the body explains.
 *
 * @param claim those of the claim's own words
 * @param stated those of claim, aliases and the editor's list together
 * @param scope the places the claim is about: those it names, or else those the editor named, the aliases', the region;
 *     empty for a claim about everywhere
 * @param body those of conclusion and body
 */
public record ReviewFacts(TextFacts claim, TextFacts stated, Set<PlaceName> scope, TextFacts body) {
    /** Copies the set. */
    public ReviewFacts {
        scope = Set.copyOf(scope);
    }

    static ReviewFacts of(TextFacts claim, TextFacts aliases, TextFacts named, Set<PlaceName> region, TextFacts body) {
        Set<PlaceName> scope = List.of(claim.places(), named.places(), aliases.places(), region).stream()
                .filter(places -> !places.isEmpty())
                .findFirst()
                .orElse(Set.of());
        return new ReviewFacts(claim, TextFacts.union(List.of(claim, aliases, named)), scope, body);
    }
}
