package org.chengqing.knowledge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A long text cut into what it says one after the other: at the ends of sentences, and at commas where a sentence runs on.
 * Clauses too short to say anything join the one before.
 */
public final class Clauses {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 48;

    private Clauses() {}

    /** The cores of the clauses in their order, at most so many; empty where there are fewer than two. */
    public static List<String> of(NormalisedText text, int most) {
        List<String> clauses = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String piece : text.folded().split("[。,]+", -1)) {
            String core = TextNormaliser.coreOf(piece);
            if (core.isEmpty()) {
                continue;
            }
            if (open.length() >= SHORTEST && open.length() + core.length() > LONGEST / 2) {
                clauses.add(open.toString());
                open.setLength(0);
            }
            open.append(open.isEmpty() ? "" : " ").append(core);
            while (open.length() > LONGEST) {
                clauses.add(open.substring(0, LONGEST));
                open.delete(0, LONGEST);
            }
        }
        if (open.length() >= SHORTEST) {
            clauses.add(open.toString());
        }
        return clauses.size() < 2 ? List.of() : List.copyOf(clauses.subList(0, Math.min(most, clauses.size())));
    }

    /**
     * The clauses that may each make a claim of their own, at most so many; empty where there are fewer than two. They are
     * shorter than those of {@link #of}: each claim of 隔夜水致癌，微波炉也致癌 stands alone.
     */
    public static List<NormalisedText> claimsOf(NormalisedText text, int most) {
        List<NormalisedText> claims = new ArrayList<>();
        for (String piece : text.folded().split("[。,]+|还有|另外|以及|又说", -1)) {
            String core = TextNormaliser.coreOf(piece);
            if (core.length() >= SHORTEST && claims.size() < most) {
                claims.add(new NormalisedText(piece, core, Set.of()));
            }
        }
        return claims.size() < 2 ? List.of() : List.copyOf(claims);
    }
}
