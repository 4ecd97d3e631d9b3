package org.chengqing.knowledge.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.text.FactReader;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.Places;
import org.chengqing.knowledge.text.Terms;
import org.chengqing.knowledge.text.TextFacts;
import org.chengqing.knowledge.text.TextNormaliser;

/**
 * A released review as the matcher sees it, prepared once per revision; only its places depend on the other reviews.
 *
 * @param review the review
 * @param wordings the claim and then its aliases
 * @param bodyCore the core of conclusion and body
 * @param all claim, aliases, conclusion and body together
 * @param claimFacts what claim, aliases and the editor's facts name
 * @param bodyFacts what conclusion and body name
 * @param placeText what its places are read from, folded
 * @param places the places that claim, aliases, region and the editor name
 */
public record IndexedReview(
        ClaimReview review,
        List<Wording> wordings,
        String bodyCore,
        Wording all,
        TextFacts claimFacts,
        TextFacts bodyFacts,
        String placeText,
        Set<String> places) {

    /** One way to say the claim: its normalised core and the core's terms. */
    public static final class Wording {
        private final String core;
        private final long[] terms;

        Wording(String core) {
            this.core = core;
            this.terms = Terms.of(core);
        }

        /** The normalised core. */
        public String core() {
            return core;
        }

        /** Its distinct terms, ascending; shared, not to be written to. */
        public long[] terms() {
            return terms;
        }
    }

    /** The entry before its places are looked up. */
    static IndexedReview of(ClaimReview review) {
        List<NormalisedText> wordings = new ArrayList<>();
        wordings.add(TextNormaliser.normalise(review.claim().text()));
        review.aliases().forEach(alias -> wordings.add(TextNormaliser.normalise(alias)));
        NormalisedText body = TextNormaliser.normalise(review.conclusion() + "\n" + review.body());
        String claims = wordings.stream().map(NormalisedText::folded).collect(Collectors.joining("。"));
        String cores = wordings.stream().map(NormalisedText::core).collect(Collectors.joining(" "));
        String named = String.join("。", review.facts().numbers()) + "。"
                + String.join("。", review.facts().dates());
        String places = String.join("。", review.facts().places()) + "。" + review.region();
        return new IndexedReview(
                review,
                wordings.stream().map(text -> new Wording(text.core())).toList(),
                body.core(),
                new Wording(cores + " " + body.core()),
                FactReader.read(claims + "。" + TextNormaliser.normalise(named).folded()),
                FactReader.read(body.folded()),
                claims + "。" + TextNormaliser.normalise(places).folded(),
                Set.of());
    }

    /** The same among these places. */
    IndexedReview in(Places gazetteer) {
        Set<String> named = gazetteer.namedIn(placeText);
        return new IndexedReview(review, wordings, bodyCore, all, claimFacts, bodyFacts, placeText, named);
    }
}
