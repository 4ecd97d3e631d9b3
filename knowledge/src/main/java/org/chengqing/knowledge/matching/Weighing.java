package org.chengqing.knowledge.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.facts.FactReader;
import org.chengqing.knowledge.index.Candidate;
import org.chengqing.knowledge.index.Rarity;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.Terms;

/** The candidates of one text, described by themselves and beside one another. Answering and training share it. */
public final class Weighing {
    private static final int FEW = 2;

    private final Question question;
    private final Rarity rarity;
    private final FactReader facts;
    private final SentenceModel model;
    private final List<Description> candidates;

    private Weighing(
            Question question, Rarity rarity, FactReader facts, SentenceModel model, List<Description> candidates) {
        this.question = question;
        this.rarity = rarity;
        this.facts = facts;
        this.model = model;
        this.candidates = candidates;
    }

    /**
     * Finds and describes the candidates.
     *
     * @param most candidates of each view
     */
    public static Weighing of(NormalisedText text, ReviewIndex index, SentenceModel model, LocalDate today, int most) {
        Question question = new Question(text, index.rarity(), model);
        List<Candidate> found =
                index.candidates(question.analysed(), question.meaning(), question.clauseMeanings(), today, most);
        PairFeatures features = new PairFeatures(question, index.rarity(), index.factReader());
        List<Description> described = found.stream()
                .filter(candidate -> !candidate.entry().mustNotAnswer(question.analysed()))
                .map(features::describe)
                .toList();
        return new Weighing(question, index.rarity(), index.factReader(), model, described);
    }

    /** The same candidates for one clause of the text. */
    Weighing of(NormalisedText clause) {
        Question part = new Question(clause, rarity, model);
        PairFeatures features = new PairFeatures(part, rarity, facts);
        return new Weighing(
                part,
                rarity,
                facts,
                model,
                candidates.stream()
                        .map(one -> features.describe(one.candidate()))
                        .toList());
    }

    /** The same without these reviews. */
    public Weighing without(Set<String> reviews) {
        List<Description> left = candidates.stream()
                .filter(one -> !reviews.contains(one.entry().review().id().value()))
                .toList();
        return new Weighing(question, rarity, facts, model, left);
    }

    /** The names of the candidates, in the order of everything else here. */
    public List<ClaimReviewId> ids() {
        return candidates.stream().map(one -> one.entry().review().id()).toList();
    }

    /** Each candidate by itself, as {@link #pairFeatures()} names it; not to be written to. */
    public List<double[]> pairs() {
        return candidates.stream().map(Description::values).toList();
    }

    /** The candidates beside one another, once each has a score by itself, in their order. */
    public RivalFeatures beside(double[] scores) {
        return new RivalFeatures(question, rarity, candidates, scores);
    }

    /** What the candidate at this place is about. */
    public Category category(int at) {
        return Category.of(candidates.get(at).entry().review());
    }

    /** Whether the candidate at this place clashes with the text on a fact that decides. */
    public boolean clashes(int at) {
        return candidates.get(at).clash();
    }

    /** Whether the text names a place and nothing that happens there, so that no entry can be meant for sure. */
    boolean tellsOnlyWhere() {
        return facts.read(question.text().folded())
                .tellOnlyWhere(question.analysed().core());
    }

    /** Whether so little is said that much else could be meant: 停水了吗 where three towns were said to be cut off. */
    boolean saysLittle() {
        return Terms.telling(question.analysed().terms()) <= FEW;
    }

    List<Description> candidates() {
        return candidates;
    }

    /** What describes a candidate by itself. */
    public static List<String> pairFeatures() {
        return Stream.of(Feature.values()).map(Feature::key).toList();
    }

    /** What describes a candidate beside the others. */
    public static List<String> allFeatures() {
        return Stream.concat(
                        pairFeatures().stream(),
                        Stream.of(RivalFeature.values()).map(RivalFeature::key))
                .toList();
    }
}
