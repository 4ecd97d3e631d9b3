package org.chengqing.knowledge.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.embedding.SentenceReading;
import org.chengqing.knowledge.embedding.SentenceVector;
import org.chengqing.knowledge.facts.FactReader;
import org.chengqing.knowledge.facts.ReviewFacts;
import org.chengqing.knowledge.text.AnalysedText;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.TextNormaliser;

/**
 * A released review as the matcher sees it, prepared once per revision; only its facts depend on the places that others
 * name.
 *
 * @param review the review
 * @param wordings the claim and then its aliases
 * @param claimVector the meaning of claim and the head of the conclusion together
 * @param bodyCore the core of conclusion and body
 * @param whole claim, aliases, conclusion and body together
 * @param links the links that claim and aliases hold
 * @param counterExamples texts that it must not answer
 * @param facts what it turns on
 */
public record IndexedReview(
        ClaimReview review,
        List<Wording> wordings,
        SentenceVector claimVector,
        String bodyCore,
        AnalysedText whole,
        Set<String> links,
        List<AnalysedText> counterExamples,
        ReviewFacts facts) {
    /** Part of their pairs that two texts share when one is nearly the other. */
    private static final double NEARLY_EQUAL = 0.85;

    private static final int ENCODED = 72;

    /** One way to say the claim, and its meaning. */
    public record Wording(AnalysedText text, SentenceReading meaning) {
        /** The meaning of the whole. */
        public SentenceVector vector() {
            return meaning.whole();
        }
    }

    /** The entry, with the facts that the reader finds. */
    static IndexedReview of(ClaimReview review, FactReader reader, SentenceModel model) {
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
                wordings.stream()
                        .map(text -> new Wording(AnalysedText.of(text.core()), model.read(text.core())))
                        .toList(),
                model.encode(head(claim.core() + " " + body.core())),
                body.core(),
                AnalysedText.silent(cores + " " + body.core()),
                wordings.stream().flatMap(text -> text.links().stream()).collect(Collectors.toUnmodifiableSet()),
                review.counterExamples().stream()
                        .map(text -> AnalysedText.silent(
                                TextNormaliser.normalise(text).core()))
                        .toList(),
                reader.read(review, claim, aliases, body));
    }

    /** Time to encode grows with the length, and a conclusion says at its beginning what it is about. */
    private static String head(String text) {
        return text.substring(0, Math.min(ENCODED, text.length()));
    }

    /** The same with the facts that this reader finds. */
    IndexedReview readBy(FactReader reader) {
        return new IndexedReview(
                review, wordings, claimVector, bodyCore, whole, links, counterExamples, reader.read(review));
    }

    /** Whether the text is, or nearly is, one that an editor has excluded. */
    public boolean mustNotAnswer(AnalysedText text) {
        return counterExamples.stream().anyMatch(example -> example.likeness(text) >= NEARLY_EQUAL);
    }
}
