package org.chengqing.knowledge.matching;

import java.util.List;
import org.chengqing.knowledge.facts.FactComparison;
import org.chengqing.knowledge.facts.FactCounts;
import org.chengqing.knowledge.facts.Kind;
import org.chengqing.knowledge.facts.Part;
import org.chengqing.knowledge.facts.Relation;
import org.chengqing.knowledge.facts.TextFacts;
import org.chengqing.knowledge.index.IndexedReview;

/**
 * Compares what a text and an entry turn on. The same words with another place, number or date are another claim, however
 * alike they read, so each relation is a feature and a clash forbids a confirmed answer.
 */
final class FactCheck {
    private static final List<Compared> COMPARED = List.of(
            new Compared(Kind.PLACE, Feature.PLACE, Feature.PLACE_IN_BODY),
            new Compared(Kind.SPOT, Feature.SPOT, Feature.SPOT_IN_BODY),
            new Compared(Kind.DATE, Feature.DATE, Feature.DATE_IN_BODY),
            new Compared(Kind.CLOCK, Feature.CLOCK, Feature.CLOCK_IN_BODY),
            new Compared(Kind.QUANTITY, Feature.QUANTITY, Feature.QUANTITY_IN_BODY),
            new Compared(Kind.NUMBER, Feature.NUMBER, Feature.NUMBER_IN_BODY),
            new Compared(Kind.GROUP, Feature.GROUP, Feature.GROUP_IN_BODY),
            new Compared(Kind.NAME, Feature.NAME, Feature.NAME_IN_BODY));

    private final TextFacts text;

    /** A kind of facts and where its relations to claim and body stand. */
    private record Compared(Kind kind, Feature claim, Feature body) {}

    FactCheck(TextFacts text) {
        this.text = text;
    }

    /** Writes the relations into the values of a description. */
    FactComparison with(IndexedReview entry, double[] values) {
        FactComparison facts = FactComparison.compare(text, entry.facts());
        for (Compared compared : COMPARED) {
            values[compared.claim.at()] = number(facts.relation(compared.kind, Part.CLAIM));
            values[compared.body.at()] = number(facts.relation(compared.kind, Part.BODY));
        }
        FactCounts counts = facts.counts();
        values[Feature.FACTS_IN_CLAIM.at()] = counts.inClaim();
        values[Feature.FACTS_IN_BODY.at()] = counts.inBodyOnly();
        values[Feature.FACTS_NOWHERE.at()] = counts.nowhere();
        values[Feature.FACTS_MISSING.at()] = counts.missing();
        values[Feature.CLOSENESS.at()] = facts.closeness(Part.CLAIM);
        values[Feature.CLOSENESS_IN_BODY.at()] = facts.closeness(Part.BODY);
        values[Feature.CLASHES.at()] = facts.clashing().size();
        return facts;
    }

    /** From clash to agreement, so that a tree can split anywhere between. */
    private static double number(Relation relation) {
        return switch (relation) {
            case CLASH, SIDEWAYS -> -3;
            case DRIFT -> -2;
            case ABSENT_IN_REVIEW -> -1;
            case NONE -> 0;
            case ABSENT_IN_QUERY -> 1;
            case ABOVE -> 2;
            case BELOW -> 3;
            case AGREE -> 4;
        };
    }
}
