package org.chengqing.knowledge.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.index.IndexedReview;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.matching.Coverage.Matter;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.Terms;

/** Describes each candidate of one text, first by itself and then against the other candidates. */
final class CandidateFeatures {
    /** The matter of about twenty terms that one review in a few thousand holds. */
    private static final double MUCH_MATTER = 150;

    private final NormalisedText text;
    private final Coverage coverage;
    private final FactCheck facts;

    /** One candidate with its description. */
    record Described(IndexedReview entry, Map<Feature, Double> features, List<String> facts, boolean clash) {
        boolean isRegional() {
            return features.containsKey(Feature.REGIONAL);
        }

        double value(Feature feature) {
            return features.getOrDefault(feature, 0.0);
        }
    }

    CandidateFeatures(NormalisedText text, ReviewIndex index) {
        this.text = text;
        this.coverage = new Coverage(index.rarity(), Terms.of(text.core()));
        this.facts = new FactCheck(index.factReader().read(text.folded()));
    }

    List<Described> describe(List<IndexedReview> candidates) {
        List<Described> described = new ArrayList<>();
        for (IndexedReview entry : candidates) {
            FactCheck.Relations relations = facts.with(entry);
            Map<Feature, Double> features = overlap(entry);
            features.putAll(relations.features());
            if (!entry.review().region().equals(ClaimReview.NATIONWIDE)) {
                features.put(Feature.REGIONAL, 1.0);
            }
            described.add(new Described(entry, features, relations.words(), relations.clash()));
        }
        addLead(described, Feature.LEAD, CandidateFeatures::mean);
        addLead(described, Feature.WHOLE_LEAD, one -> one.value(Feature.TEXT_PAIRS_WHOLE));
        return described;
    }

    private Map<Feature, Double> overlap(IndexedReview entry) {
        Map<Feature, Double> features = new EnumMap<>(Feature.class);
        double best = -1;
        for (IndexedReview.Wording wording : entry.wordings()) {
            Matter shared = coverage.sharedWith(wording.terms());
            Matter whole = coverage.of(wording.terms());
            Matter ofWording = shared.over(whole);
            Matter ofText = shared.over(coverage.total());
            double bothPairs = Math.sqrt(ofWording.pairs() * ofText.pairs());
            double bothSingles = Math.sqrt(ofWording.singles() * ofText.singles());
            if (bothPairs + bothSingles + ofWording.pairs() > best) {
                best = bothPairs + bothSingles + ofWording.pairs();
                features.put(Feature.WORDING_PAIRS, ofWording.pairs());
                features.put(Feature.WORDING_SINGLES, ofWording.singles());
                features.put(Feature.TEXT_PAIRS, ofText.pairs());
                features.put(Feature.TEXT_SINGLES, ofText.singles());
                features.put(Feature.BOTH_SINGLES, bothSingles);
                features.put(Feature.WORDING_MATTER, Math.min(1, whole.pairs() / MUCH_MATTER));
                features.put(Feature.SHARED_MATTER, Math.min(1, 2 * shared.pairs() / MUCH_MATTER));
            }
        }
        Matter whole = coverage.sharedWith(entry.all().terms()).over(coverage.total());
        features.put(Feature.TEXT_PAIRS_WHOLE, whole.pairs());
        features.put(Feature.TEXT_SINGLES_WHOLE, whole.singles());
        features.put(Feature.TEXT_MATTER, Math.min(1, coverage.total().pairs() / MUCH_MATTER));
        features.put(Feature.TEXT_LENGTH, Math.min(1, text.core().length() / 300.0));
        return features;
    }

    private static double mean(Described one) {
        return (Math.sqrt(one.value(Feature.WORDING_PAIRS) * one.value(Feature.TEXT_PAIRS))
                        + one.value(Feature.BOTH_SINGLES)
                        + one.value(Feature.WORDING_PAIRS)
                        + one.value(Feature.TEXT_PAIRS_WHOLE))
                / 4;
    }

    private interface Measure {
        double of(Described one);
    }

    private static void addLead(List<Described> candidates, Feature lead, Measure measure) {
        double[] values = candidates.stream().mapToDouble(measure::of).toArray();
        for (int i = 0; i < values.length; i++) {
            double best = 0;
            for (int other = 0; other < values.length; other++) {
                best = other == i ? best : Math.max(best, values[other]);
            }
            candidates.get(i).features().put(lead, values[i] - best);
        }
    }
}
