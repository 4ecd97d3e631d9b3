package org.chengqing.knowledge.facts;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whether the facts forbid a confirmed answer. A wrong veto shows a right answer as a mere candidate, a missed one confirms
 * a wrong answer; the first happens with forwards, which name much, so each veto wants a fact of the claim contradicted and
 * nothing of its kind shared, not even with the body.
 */
final class Verdict {
    private final PartRelations claim;
    private final PartRelations body;

    Verdict(PartRelations claim, PartRelations body) {
        this.claim = claim;
        this.body = body;
    }

    Set<Kind> clashing() {
        Set<Kind> clashing = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            Relation relation = claim.of(kind);
            boolean differs = relation == Relation.SIDEWAYS || relation == Relation.CLASH;
            if (differs && body.of(kind) != Relation.AGREE) {
                clashing.add(kind);
            }
        }
        return Set.copyOf(clashing);
    }
}
