package org.chengqing.knowledge.facts;

import java.util.List;
import java.util.Set;

/**
 * The facts of a review, told apart by where they stand, since one in the claim decides and one in the body explains.
 *
 * @param claim those of the claim's own words
 * @param aliases those of all aliases together
 * @param named those that the editor listed
 * @param region the place it is about; empty for 全国
 * @param body those of conclusion and body
 */
public record ReviewFacts(TextFacts claim, TextFacts aliases, TextFacts named, Set<PlaceName> region, TextFacts body) {
    /** Copies the set. */
    public ReviewFacts {
        region = Set.copyOf(region);
    }

    /** Claim, aliases and the editor's facts together. */
    TextFacts stated() {
        return TextFacts.union(List.of(claim, aliases, named));
    }

    /** The places the claim is about: those it names, or else those the editor named, the aliases', the region. */
    Set<PlaceName> scope() {
        for (Set<PlaceName> places : List.of(claim.places(), named.places(), aliases.places())) {
            if (!places.isEmpty()) {
                return places;
            }
        }
        return region;
    }
}
