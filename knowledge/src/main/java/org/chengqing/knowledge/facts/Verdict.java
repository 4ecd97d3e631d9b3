package org.chengqing.knowledge.facts;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whether the facts forbid a confirmed answer. A wrong veto shows a right answer as a mere candidate, a missed one confirms
 * a wrong answer; the first happens with forwards, which name much, so each veto wants a fact of the claim contradicted and
 * nothing of its kind shared, not even with the body, and in a long text only places and spots veto.
 */
final class Verdict {
    /** Texts longer than this tell a story around the claim, in UTF-16 units. */
    private static final int LONG = 150;
    /** Numbers nearer than this are the same one told anew: 84岁 and 85岁. */
    private static final double NEARLY = 0.97;

    private final boolean story;
    private final PartRelations claim;
    private final PartRelations body;

    Verdict(TextFacts query, PartRelations claim, PartRelations body) {
        this.story = query.folded().length() > LONG;
        this.claim = claim;
        this.body = body;
    }

    Set<Kind> clashing() {
        Set<Kind> clashing = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            Relation relation = claim.of(kind);
            boolean differs = relation == Relation.SIDEWAYS || relation == Relation.CLASH;
            if (differs && body.of(kind) != Relation.AGREE && decides(kind)) {
                clashing.add(kind);
            }
        }
        return Set.copyOf(clashing);
    }

    private boolean decides(Kind kind) {
        return switch (kind) {
            case PLACE, SPOT -> true;
            case QUANTITY -> !story && claim.closeness() < NEARLY;
            default -> !story;
        };
    }
}
