package org.chengqing.knowledge.matching;

import static org.chengqing.knowledge.matching.Overlap.part;

import java.util.List;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.embedding.SentenceVector;
import org.chengqing.knowledge.facts.FactComparison;
import org.chengqing.knowledge.facts.FactReader;
import org.chengqing.knowledge.index.Candidate;
import org.chengqing.knowledge.index.IndexedReview;
import org.chengqing.knowledge.index.Rarity;
import org.chengqing.knowledge.matching.Overlap.Matter;
import org.chengqing.knowledge.text.AnalysedText;

/** Describes each candidate of one text by itself. */
final class PairFeatures {
    private final Question question;
    private final Rarity rarity;
    private final FactCheck facts;
    private final List<List<String>> details;
    private final double[] ofText;

    PairFeatures(Question question, Rarity rarity, FactReader reader) {
        this.question = question;
        this.rarity = rarity;
        String folded = question.text().folded();
        this.facts = new FactCheck(reader.read(folded));
        this.details = AskedDetail.in(folded);
        this.ofText = new double[Feature.values().length];
        describeText(folded);
    }

    private void describeText(String folded) {
        String core = question.analysed().core();
        set(ofText, Feature.LENGTH, core.length());
        set(ofText, Feature.CLAUSES, question.clauses().size());
        set(ofText, Feature.QUESTION, AskedDetail.isQuestion(folded) ? 1 : 0);
        set(ofText, Feature.NEGATED, AskedDetail.isNegated(folded) ? 1 : 0);
        set(ofText, Feature.ASKS_DETAIL, details.size());
        set(ofText, Feature.LETTERS, (int)
                core.chars().filter(c -> c >= 'a' && c <= 'z').count());
        set(ofText, Feature.TEXT_MATTER, question.terms().total().pairs());
    }

    Description describe(Candidate candidate) {
        IndexedReview entry = candidate.entry();
        double[] values = ofText.clone();
        IndexedReview.Wording wording = bestWording(entry);
        Matter shared = question.terms().sharedWith(wording.text().terms());
        overlap(values, wording.text(), shared);
        claim(values, entry.wordings().getFirst().text());
        whole(values, entry);
        Alignment alignment =
                Alignment.of(wording.text().core(), question.analysed().core());
        alignment(values, alignment);
        clauses(values, entry);
        meaning(values, entry);
        entry(values, entry, wording);
        set(values, Feature.VIEWS, candidate.views().size());
        FactComparison compared = facts.with(entry, values);
        return new Description(candidate, wording, values, alignment, compared.words(), compared.clash());
    }

    private IndexedReview.Wording bestWording(IndexedReview entry) {
        IndexedReview.Wording best = entry.wordings().getFirst();
        double most = -1;
        for (IndexedReview.Wording wording : entry.wordings()) {
            Matter shared = question.terms().sharedWith(wording.text().terms());
            double ofWording = part(
                    shared.singles(),
                    new Overlap(rarity, wording.text().terms()).total().singles());
            double ofText = part(shared.singles(), question.terms().total().singles());
            double pairs = part(shared.pairs(), question.terms().total().pairs());
            double fit =
                    Math.sqrt(ofWording * ofText) + pairs + wording.vector().cosine(question.meaning());
            if (fit > most) {
                most = fit;
                best = wording;
            }
        }
        return best;
    }

    private void overlap(double[] values, AnalysedText wording, Matter shared) {
        Matter text = question.terms().total();
        Overlap other = new Overlap(rarity, wording.terms());
        Matter whole = other.total();
        set(values, Feature.WORDING_PAIRS, part(shared.pairs(), whole.pairs()));
        set(values, Feature.WORDING_SINGLES, part(shared.singles(), whole.singles()));
        set(values, Feature.TEXT_PAIRS, part(shared.pairs(), text.pairs()));
        set(values, Feature.TEXT_SINGLES, part(shared.singles(), text.singles()));
        set(values, Feature.BOTH_PAIRS, mean(shared.pairs(), whole.pairs(), text.pairs()));
        set(values, Feature.BOTH_SINGLES, mean(shared.singles(), whole.singles(), text.singles()));
        set(values, Feature.SHARED_MATTER, shared.pairs());
        set(values, Feature.WORDING_MATTER, whole.pairs());
        Matter missed = other.missedBy(question.analysed().terms());
        set(values, Feature.WORDING_MISSED, missed.pairs());
        double words = question.words().sharedWith(wording.words()).pairs();
        Overlap otherWords = new Overlap(rarity, wording.words());
        set(values, Feature.WORDING_WORDS, part(words, otherWords.total().pairs()));
        set(values, Feature.TEXT_WORDS, part(words, question.words().total().pairs()));
        set(
                values,
                Feature.WORDING_MISSED_HEAVIEST,
                otherWords.missedBy(question.analysed().words()).heaviest());
        double sounds = question.sounds().sharedWith(wording.sounds().pairs()).pairs();
        double wordingSounds = rarity.total(wording.sounds().pairs());
        double textSounds = question.sounds().total().pairs();
        set(values, Feature.WORDING_SOUNDS, part(sounds, wordingSounds));
        set(values, Feature.TEXT_SOUNDS, part(sounds, textSounds));
        set(values, Feature.BOTH_SOUNDS, mean(sounds, wordingSounds, textSounds));
        set(values, Feature.INITIALS, initials(wording));
    }

    private double initials(AnalysedText wording) {
        int found = 0;
        for (String letters : question.analysed().sounds().abbreviations()) {
            found += wording.sounds().initials().contains(letters) ? letters.length() : 0;
        }
        return found;
    }

    private void claim(double[] values, AnalysedText claim) {
        Matter shared = question.terms().sharedWith(claim.terms());
        Matter whole = new Overlap(rarity, claim.terms()).total();
        set(values, Feature.CLAIM_PAIRS, part(shared.pairs(), whole.pairs()));
        set(values, Feature.CLAIM_SINGLES, part(shared.singles(), whole.singles()));
        set(
                values,
                Feature.TEXT_BY_CLAIM_SINGLES,
                part(shared.singles(), question.terms().total().singles()));
    }

    private void whole(double[] values, IndexedReview entry) {
        Matter text = question.terms().total();
        Matter shared = question.terms().sharedWith(entry.whole().terms());
        set(values, Feature.WHOLE_PAIRS, part(shared.pairs(), text.pairs()));
        set(values, Feature.WHOLE_SINGLES, part(shared.singles(), text.singles()));
        set(values, Feature.SHARED_WHOLE_MATTER, shared.pairs());
        set(values, Feature.TEXT_MISSED, text.pairs() - shared.pairs());
        Matter words = question.words().sharedWith(entry.whole().words());
        set(
                values,
                Feature.WHOLE_WORDS,
                part(words.pairs(), question.words().total().pairs()));
        set(
                values,
                Feature.TEXT_MISSED_HEAVIEST,
                question.words().missedBy(entry.whole().words()).heaviest());
        Matter head = question.head().sharedWith(entry.whole().terms());
        set(
                values,
                Feature.HEAD_PAIRS,
                part(head.pairs(), question.head().total().pairs()));
        set(
                values,
                Feature.DETAIL_UNTOLD,
                AskedDetail.untold(details, entry.whole().core()));
    }

    private static void alignment(double[] values, Alignment alignment) {
        set(values, Feature.ALIGNED, alignment.ofWording());
        set(values, Feature.RUN, alignment.run());
        set(values, Feature.RUN_LENGTH, alignment.runLength());
        set(values, Feature.SWAPS, alignment.swaps().size());
        set(values, Feature.SWAPPED, alignment.swapped());
        set(values, Feature.SLIPS, alignment.slips());
    }

    private void clauses(double[] values, IndexedReview entry) {
        double best = 0;
        set(values, Feature.CLAUSE_WORDING, value(values, Feature.WORDING_SINGLES));
        set(values, Feature.CLAUSE_TEXT, value(values, Feature.TEXT_SINGLES));
        for (IndexedReview.Wording wording :
                question.clauses().isEmpty() ? List.<IndexedReview.Wording>of() : entry.wordings()) {
            double whole = new Overlap(rarity, wording.text().terms()).total().singles();
            for (Question.Clause clause : question.clauses()) {
                Matter shared = clause.terms().sharedWith(wording.text().terms());
                double ofWording = part(shared.singles(), whole);
                double ofClause = part(shared.singles(), clause.terms().total().singles());
                if (ofWording * ofClause > best) {
                    best = ofWording * ofClause;
                    set(values, Feature.CLAUSE_WORDING, ofWording);
                    set(values, Feature.CLAUSE_TEXT, ofClause);
                }
            }
        }
    }

    private void meaning(double[] values, IndexedReview entry) {
        double nearest = -1;
        double nearestClause = -1;
        for (IndexedReview.Wording wording : entry.wordings()) {
            nearest = Math.max(nearest, wording.vector().cosine(question.meaning()));
            for (SentenceVector clause : question.clauseMeanings()) {
                nearestClause = Math.max(nearestClause, wording.vector().cosine(clause));
            }
        }
        set(values, Feature.NEAREST, nearest);
        set(values, Feature.NEAREST_CLAUSE, Math.max(nearest, nearestClause));
        set(values, Feature.NEAREST_CLAIM, entry.wordings().getFirst().vector().cosine(question.meaning()));
        set(values, Feature.NEAREST_CONCLUSION, entry.claimVector().cosine(question.meaning()));
    }

    private static void entry(double[] values, IndexedReview entry, IndexedReview.Wording wording) {
        ClaimReview review = entry.review();
        set(values, Feature.REGIONAL, review.region().equals(ClaimReview.NATIONWIDE) ? 0 : 1);
        set(values, Feature.DATED, entry.facts().claim().dates().isEmpty() ? 0 : 1);
        set(values, Feature.WORDINGS, entry.wordings().size());
        set(values, Feature.WORDING_LENGTH, wording.text().core().length());
        set(values, Feature.BODY_LENGTH, entry.bodyCore().length());
        set(values, Feature.CLAIM_NUMBERS, entry.facts().claim().quantities().size());
        set(values, Feature.CLAIM_PLACES, entry.facts().claim().places().size());
    }

    private static double mean(double shared, double one, double two) {
        return Math.sqrt(part(shared, one) * part(shared, two));
    }

    private static double value(double[] values, Feature feature) {
        return values[feature.at()];
    }

    private static void set(double[] values, Feature feature, double value) {
        values[feature.at()] = value;
    }
}
