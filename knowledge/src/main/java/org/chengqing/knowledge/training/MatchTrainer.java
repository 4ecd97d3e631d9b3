package org.chengqing.knowledge.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.evaluation.EvaluationSet;
import org.chengqing.knowledge.evaluation.LabelledQuery;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.matching.Category;
import org.chengqing.knowledge.matching.MatchModel;
import org.chengqing.knowledge.matching.RivalFeatures;
import org.chengqing.knowledge.matching.TreeEnsemble;
import org.chengqing.knowledge.matching.Weighing;
import org.chengqing.knowledge.text.TextNormaliser;

/**
 * Trains the matcher's two ensembles. The second learns from scores that the first gave to messages it had not seen
 * (stacking, Wolpert 1992), so messages are split into folds by what answers them: a rebuttal's messages are in one fold.
 * Each answerable message is learnt from twice, the second time with its right entries taken out of the base: that is how a
 * message that nothing answers looks, and a wrong answer is worse than none.
 */
public final class MatchTrainer {
    private static final int FOLDS = 5;
    private static final int BESIDE = 3;
    private static final double WEIGHT_TAKEN_OUT = 0.6;

    private final SentenceModel model;
    private final int candidates;
    private final Boosting alone = new Boosting(240, 15, 0.06, 25);
    private final Boosting beside = new Boosting(160, 12, 0.05, 25);

    /** A trained model, and how it scored each message while that was unseen. */
    public record Trained(MatchModel model, List<Unseen> unseen) {}

    /**
     * How a message was scored by trees that had not learnt from it.
     *
     * @param set the name of its set
     * @param query the message
     * @param ranked its best candidates, best first
     */
    public record Unseen(String set, LabelledQuery query, List<Ranked> ranked) {
        /** Copies the list. */
        public Unseen {
            ranked = List.copyOf(ranked);
        }
    }

    /** A candidate and its score; what it is about, and whether it clashes on a deciding fact. */
    public record Ranked(ClaimReviewId id, double score, Category category, boolean clash) {}

    private static final class Example {
        private final String set;
        private final LabelledQuery query;
        private final int fold;
        private final Weighing weighing;
        private double[] scores = new double[0];

        Example(String set, LabelledQuery query, Weighing weighing) {
            this.set = set;
            this.query = query;
            String group = query.right().stream().min(Comparator.naturalOrder()).orElse(query.id());
            this.fold = Math.floorMod(group.hashCode(), FOLDS);
            this.weighing = weighing;
        }

        boolean isRight(int at) {
            return query.right().contains(weighing.ids().get(at).value());
        }
    }

    /**
     * @param model gives texts their vectors
     * @param candidates of each view, as the matcher that will use the model weighs them
     */
    public MatchTrainer(SentenceModel model, int candidates) {
        this.model = model;
        this.candidates = candidates;
    }

    /**
     * Describes, trains and tests across. Takes minutes of a core.
     *
     * @param sets what to learn from
     * @param notes lines for the model's head
     * @param progress told how many messages have been described
     */
    public Trained train(List<EvaluationSet> sets, List<String> notes, IntConsumer progress) {
        List<Example> examples = new ArrayList<>();
        for (EvaluationSet set : sets) {
            List<ClaimReview> always =
                    set.reviews().stream().map(ClaimReview::onEveryDay).toList();
            ReviewIndex index = ReviewIndex.build(0, always, set.placesAbove(), model);
            for (LabelledQuery query : set.queries()) {
                Weighing weighing =
                        Weighing.of(TextNormaliser.normalise(query.text()), index, model, LocalDate.EPOCH, candidates);
                examples.add(new Example(set.name(), query, weighing));
                progress.accept(examples.size());
            }
        }
        TreeEnsemble first = alone.grow(aloneCases(examples));
        List<TreeEnsemble> firsts = perFold(fold -> alone.grow(aloneCases(outside(examples, fold))));
        examples.forEach(example -> example.scores = scores(firsts.get(example.fold), example.weighing));
        TreeEnsemble second = beside.grow(besideCases(examples));
        List<TreeEnsemble> seconds = perFold(fold -> beside.grow(besideCases(outside(examples, fold))));
        List<Unseen> unseen = examples.stream()
                .map(example -> unseen(example, seconds.get(example.fold)))
                .toList();
        return new Trained(new MatchModel(notes, first, second), unseen);
    }

    private static List<TreeEnsemble> perFold(IntFunction<TreeEnsemble> grow) {
        return IntStream.range(0, FOLDS).mapToObj(grow).toList();
    }

    private static List<Example> outside(List<Example> examples, int fold) {
        return examples.stream().filter(example -> example.fold != fold).toList();
    }

    private static double[] scores(TreeEnsemble trees, Weighing weighing) {
        return weighing.pairs().stream().mapToDouble(trees::score).toArray();
    }

    private static List<Case> aloneCases(List<Example> examples) {
        List<Case> cases = new ArrayList<>();
        for (Example example : examples) {
            List<double[]> pairs = example.weighing.pairs();
            for (int i = 0; i < pairs.size(); i++) {
                cases.add(new Case(pairs.get(i), example.isRight(i), 1));
            }
        }
        return cases;
    }

    private static List<Case> besideCases(List<Example> examples) {
        List<Case> cases = new ArrayList<>();
        for (Example example : examples) {
            RivalFeatures beside = example.weighing.beside(example.scores);
            best(example.scores).forEach(at -> cases.add(new Case(beside.of(at), example.isRight(at), 1)));
            if (example.query.isAnswerable()) {
                takenOut(example, cases);
            }
        }
        return cases;
    }

    private static void takenOut(Example example, List<Case> cases) {
        List<ClaimReviewId> ids = example.weighing.ids();
        double[] left = IntStream.range(0, ids.size())
                .filter(i -> !example.isRight(i))
                .mapToDouble(i -> example.scores[i])
                .toArray();
        Weighing weighing = example.weighing.without(example.query.right());
        RivalFeatures beside = weighing.beside(left);
        best(left).forEach(at -> cases.add(new Case(beside.of(at), false, WEIGHT_TAKEN_OUT)));
    }

    /** The places of the best scores, best first. */
    private static List<Integer> best(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .limit(BESIDE)
                .toList();
    }

    private static Unseen unseen(Example example, TreeEnsemble second) {
        RivalFeatures beside = example.weighing.beside(example.scores);
        List<Ranked> ranked = best(example.scores).stream()
                .map(at -> new Ranked(
                        example.weighing.ids().get(at),
                        second.score(beside.of(at)),
                        example.weighing.category(at),
                        example.weighing.clashes(at)))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed())
                .toList();
        return new Unseen(example.set, example.query, ranked);
    }
}
