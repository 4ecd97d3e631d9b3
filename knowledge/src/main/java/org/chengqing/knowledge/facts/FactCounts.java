package org.chengqing.knowledge.facts;

import java.util.Set;
import java.util.function.BiPredicate;

/**
 * How many facts a message and a review share.
 *
 * @param inClaim the message's facts that the claim part names too
 * @param inBodyOnly those that only the body names
 * @param nowhere those that the review names nowhere
 * @param missing facts of the claim's own words that the message does not name
 */
public record FactCounts(int inClaim, int inBodyOnly, int nowhere, int missing) {
    private static final FactCounts NONE = new FactCounts(0, 0, 0, 0);

    static FactCounts of(TextFacts query, TextFacts stated, ReviewFacts review) {
        TextFacts claim = review.claim();
        TextFacts body = review.body();
        BiPredicate<PlaceName, PlaceName> same = (one, other) -> one.relationTo(other) == Relation.AGREE;
        return NONE.plus(of(query.places(), stated.places(), body.places(), claim.places(), same))
                .plus(of(query.spots(), stated.spots(), body.spots(), claim.spots(), Spot::agreesWith))
                .plus(of(
                        query.quantities(),
                        stated.quantities(),
                        body.quantities(),
                        claim.quantities(),
                        Quantity::agreesWith))
                .plus(of(query.dates(), stated.dates(), body.dates(), claim.dates(), CalendarDay::agreesWith))
                .plus(of(query.times(), stated.times(), body.times(), claim.times(), ClockTime::agreesWith))
                .plus(of(query.groups(), stated.groups(), body.groups(), claim.groups(), Group::equals));
    }

    private static <T> FactCounts of(Set<T> query, Set<T> stated, Set<T> body, Set<T> claim, BiPredicate<T, T> same) {
        int inClaim = 0;
        int inBody = 0;
        for (T one : query) {
            if (stated.stream().anyMatch(other -> same.test(one, other))) {
                inClaim++;
            } else if (body.stream().anyMatch(other -> same.test(one, other))) {
                inBody++;
            }
        }
        long missing = claim.stream()
                .filter(one -> query.stream().noneMatch(other -> same.test(other, one)))
                .count();
        return new FactCounts(inClaim, inBody, query.size() - inClaim - inBody, (int) missing);
    }

    private FactCounts plus(FactCounts other) {
        return new FactCounts(
                inClaim + other.inClaim,
                inBodyOnly + other.inBodyOnly,
                nowhere + other.nowhere,
                missing + other.missing);
    }
}
