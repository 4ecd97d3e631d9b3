package org.chengqing.knowledge.matching;

import static org.chengqing.knowledge.matching.Overlap.part;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.embedding.SentenceReading;
import org.chengqing.knowledge.index.IndexedReview;
import org.chengqing.knowledge.index.Rarity;

/**
 * Describes candidates beside one another. An entry that fits and that nothing else fits is safe; one of two twins is safe
 * only where the text says what tells them apart. What tells them apart is read from the two claims, no list knows it.
 */
public final class RivalFeatures {
    private final Question question;
    private final Rarity rarity;
    private final List<Description> candidates;
    private final double[] scores;
    private final Map<Integer, double[]> pieces = new HashMap<>();

    /**
     * @param candidates all that were weighed
     * @param scores theirs by themselves, in the same order
     */
    RivalFeatures(Question question, Rarity rarity, List<Description> candidates, double[] scores) {
        this.question = question;
        this.rarity = rarity;
        this.candidates = candidates;
        this.scores = scores;
    }

    /** Everything about the candidate at this place, as {@link Weighing#allFeatures()} names it. */
    public double[] of(int at) {
        Description here = candidates.get(at);
        int pairs = here.values().length;
        double[] values = new double[pairs + RivalFeature.values().length];
        System.arraycopy(here.values(), 0, values, 0, pairs);
        double[] own = new double[RivalFeature.values().length];
        score(own, at);
        set(own, RivalFeature.NEAREST_LEAD, lead(at, Feature.NEAREST));
        set(own, RivalFeature.NEAREST_RANK, rank(at, Feature.NEAREST));
        set(own, RivalFeature.WHOLE_LEAD, lead(at, Feature.WHOLE_SINGLES));
        set(own, RivalFeature.BOTH_LEAD, lead(at, Feature.BOTH_SINGLES));
        set(own, RivalFeature.WORDING_LEAD, lead(at, Feature.CLAUSE_WORDING));
        set(own, RivalFeature.SOUNDS_LEAD, lead(at, Feature.BOTH_SOUNDS));
        double[] aligned = pieces(at);
        System.arraycopy(aligned, 0, own, RivalFeature.WORDING_PIECES.at(), aligned.length);
        swaps(own, here);
        rival(own, at);
        System.arraycopy(own, 0, values, pairs, own.length);
        return values;
    }

    private void swaps(double[] own, Description here) {
        SwapWeight swaps = SwapWeight.of(
                here.alignment(),
                here.wording().text().core(),
                here.wording().meaning(),
                question.analysed().core(),
                question.reading(),
                here.entry().whole().core(),
                rarity);
        set(own, RivalFeature.SWAP_WEIGHT, swaps.heaviest());
        set(own, RivalFeature.SWAP_LIKENESS, swaps.likeness());
        set(own, RivalFeature.SWAP_FOREIGN, swaps.foreign());
    }

    private double[] pieces(int at) {
        return pieces.computeIfAbsent(at, fresh -> alignedPieces(candidates.get(at)));
    }

    /** Of the wording and the reading of the text that fit best: three about the wording, three about the text. */
    private double[] alignedPieces(Description candidate) {
        double[] best = new double[6];
        for (IndexedReview.Wording wording : wordings(candidate)) {
            for (SentenceReading reading : question.readings()) {
                PieceAlignment there = PieceAlignment.of(wording.meaning(), reading, rarity);
                if (there.covered() > best[0]) {
                    PieceAlignment here = PieceAlignment.of(reading, wording.meaning(), rarity);
                    best = new double[] {
                        there.covered(),
                        there.worst(),
                        there.uncovered(),
                        here.covered(),
                        here.worst(),
                        here.uncovered()
                    };
                }
            }
        }
        return best;
    }

    private static List<IndexedReview.Wording> wordings(Description candidate) {
        IndexedReview.Wording claim = candidate.entry().wordings().getFirst();
        return candidate.wording().equals(claim) ? List.of(claim) : List.of(claim, candidate.wording());
    }

    private void score(double[] own, int at) {
        double best = 0;
        double sum = 0;
        int rank = 0;
        for (int i = 0; i < scores.length; i++) {
            if (i != at) {
                best = Math.max(best, scores[i]);
                sum += scores[i];
                rank += scores[i] > scores[at] ? 1 : 0;
            }
        }
        set(own, RivalFeature.SCORE, scores[at]);
        set(own, RivalFeature.SCORE_LEAD, scores[at] - best);
        set(own, RivalFeature.SCORE_RANK, rank);
        set(own, RivalFeature.SCORE_OTHERS, sum);
    }

    private double lead(int at, Feature feature) {
        double best = 0;
        for (int i = 0; i < scores.length; i++) {
            best = i == at ? best : Math.max(best, candidates.get(i).value(feature));
        }
        return candidates.get(at).value(feature) - best;
    }

    private double rank(int at, Feature feature) {
        int rank = 0;
        for (Description other : candidates) {
            rank += other.value(feature) > candidates.get(at).value(feature) ? 1 : 0;
        }
        return rank;
    }

    private void rival(double[] own, int at) {
        int rival = -1;
        for (int i = 0; i < scores.length; i++) {
            if (i != at && (rival < 0 || scores[i] > scores[rival])) {
                rival = i;
            }
        }
        if (rival < 0) {
            return;
        }
        double[] others = pieces(rival);
        set(own, RivalFeature.WORDING_PIECES_LEAD, own[RivalFeature.WORDING_PIECES.at()] - others[0]);
        set(own, RivalFeature.TEXT_PIECES_LEAD, own[RivalFeature.TEXT_PIECES.at()] - others[3]);
        IndexedReview.Wording here = candidates.get(at).wording();
        IndexedReview.Wording there = candidates.get(rival).wording();
        Overlap hereTerms = new Overlap(rarity, here.text().terms());
        Overlap thereTerms = new Overlap(rarity, there.text().terms());
        double shared = hereTerms.sharedWith(there.text().terms()).pairs();
        set(own, RivalFeature.RIVAL_NEAREST, here.vector().cosine(there.vector()));
        set(own, RivalFeature.RIVAL_SHARED, part(shared, hereTerms.total().pairs()));
        set(
                own,
                RivalFeature.ONLY_HERE,
                onlyIn(candidates.get(at).entry(), candidates.get(rival).entry()));
        set(
                own,
                RivalFeature.ONLY_THERE,
                onlyIn(candidates.get(rival).entry(), candidates.get(at).entry()));
        contrast(own, hereTerms, there, RivalFeature.CONTRAST_SAID, RivalFeature.CONTRAST_UNSAID);
        contrast(own, thereTerms, here, RivalFeature.RIVAL_CONTRAST_SAID, RivalFeature.RIVAL_CONTRAST_UNSAID);
    }

    /** Weight of the text's pairs that the first entry holds and the second does not. */
    private double onlyIn(IndexedReview first, IndexedReview second) {
        return question.terms().sharedWith(first.whole().terms()).pairs()
                - question.terms()
                        .sharedWith(both(first.whole().terms(), second.whole().terms()))
                        .pairs();
    }

    private void contrast(
            double[] own, Overlap claim, IndexedReview.Wording other, RivalFeature said, RivalFeature unsaid) {
        long[] told = claim.termsMissedBy(other.text().terms());
        Overlap contrast = new Overlap(rarity, told);
        double all = contrast.total().singles() + contrast.total().pairs();
        Overlap.Matter held = contrast.sharedWith(question.analysed().terms());
        set(own, said, held.singles() + held.pairs());
        set(own, unsaid, all - held.singles() - held.pairs());
    }

    private static long[] both(long[] one, long[] two) {
        long[] both = new long[Math.min(one.length, two.length)];
        int count = 0;
        int at = 0;
        for (long term : one) {
            while (at < two.length && two[at] < term) {
                at++;
            }
            if (at < two.length && two[at] == term) {
                both[count++] = term;
            }
        }
        return Arrays.copyOf(both, count);
    }

    private static void set(double[] values, RivalFeature feature, double value) {
        values[feature.at()] = value;
    }
}
