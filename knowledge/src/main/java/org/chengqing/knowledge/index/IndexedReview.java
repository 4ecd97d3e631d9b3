package org.chengqing.knowledge.index;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.facts.FactReader;
import org.chengqing.knowledge.facts.ReviewFacts;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.Terms;
import org.chengqing.knowledge.text.TextNormaliser;

/**
 * A released review as the matcher sees it, prepared once per revision and gazetteer.
 *
 * @param review the review
 * @param wordings the claim and then its aliases
 * @param bodyCore the core of conclusion and body
 * @param all claim, aliases, conclusion and body together
 * @param facts what it turns on
 */
public record IndexedReview(
        ClaimReview review, List<Wording> wordings, String bodyCore, Wording all, ReviewFacts facts) {

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

    /** The entry, with the facts that the reader finds. */
    static IndexedReview of(ClaimReview review, FactReader reader) {
        NormalisedText claim = TextNormaliser.normalise(review.claim().text());
        List<NormalisedText> aliases =
                review.aliases().stream().map(TextNormaliser::normalise).toList();
        List<NormalisedText> wordings = new ArrayList<>();
        wordings.add(claim);
        wordings.addAll(aliases);
        NormalisedText body = TextNormaliser.normalise(review.conclusion() + "\n" + review.body());
        String cores = wordings.stream().map(NormalisedText::core).collect(Collectors.joining(" "));
        return new IndexedReview(
                review,
                wordings.stream().map(text -> new Wording(text.core())).toList(),
                body.core(),
                new Wording(cores + " " + body.core()),
                reader.read(review, claim, aliases, body));
    }
}
