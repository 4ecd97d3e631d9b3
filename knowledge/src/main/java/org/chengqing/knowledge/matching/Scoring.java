package org.chengqing.knowledge.matching;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chengqing.knowledge.index.View;

/** Scores what was weighed: every candidate by itself, then the best beside the others. */
final class Scoring {
    /** What staff are shown of a description, with their words for it. */
    private static final Map<String, String> TOLD = told();

    private final MatchModel model;
    private final MatchSettings settings;

    Scoring(MatchModel model, MatchSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    /** The best candidates, best first, at most as many as can be shown. */
    List<Scored> of(Weighing weighing) {
        double[] alone =
                weighing.pairs().stream().mapToDouble(model.alone()::score).toArray();
        RivalFeatures beside = weighing.beside(alone);
        return IntStream.range(0, alone.length)
                .boxed()
                .sorted(Comparator.comparingDouble(at -> -alone[at]))
                .limit(MatchOutcome.Ambiguous.MOST)
                .map(at -> scored(weighing, at, beside.of(at)))
                .sorted(Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparing(one -> one.entry().review().id().value()))
                .toList();
    }

    private Scored scored(Weighing weighing, int at, double[] values) {
        Description candidate = weighing.candidates().get(at);
        double score = model.beside().score(values);
        Map<String, Double> shown = new LinkedHashMap<>();
        List<String> names = Weighing.allFeatures();
        for (int i = 0; i < values.length; i++) {
            if (TOLD.containsKey(names.get(i))) {
                shown.put(TOLD.get(names.get(i)), values[i]);
            }
        }
        ScoredCandidate evidence = new ScoredCandidate(
                candidate.entry().review().id(),
                score,
                candidate.candidate().views().stream().sorted().map(View::word).toList(),
                shown,
                candidate.facts(),
                candidate.clash());
        return new Scored(candidate, score, settings.from(weighing.category(at)), evidence);
    }

    private static Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put(Feature.NEAREST.key(), "语义");
        told.put(Feature.NEAREST_CLAUSE.key(), "分句语义");
        told.put(Feature.WORDING_PAIRS.key(), "说法被提到");
        told.put(Feature.TEXT_PAIRS.key(), "来文在说法中");
        told.put(Feature.WHOLE_PAIRS.key(), "来文在全文中");
        told.put(Feature.BOTH_SOUNDS.key(), "读音");
        told.put(Feature.ALIGNED.key(), "依次对上");
        told.put(Feature.SWAPS.key(), "换了词");
        told.put(Feature.DETAIL_UNTOLD.key(), "所问未答");
        told.put(RivalFeature.SCORE.key(), "单独得分");
        told.put(RivalFeature.SCORE_LEAD.key(), "领先");
        return told;
    }
}
