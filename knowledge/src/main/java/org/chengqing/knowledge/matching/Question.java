package org.chengqing.knowledge.matching;

import java.util.ArrayList;
import java.util.List;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.embedding.SentenceReading;
import org.chengqing.knowledge.embedding.SentenceVector;
import org.chengqing.knowledge.index.Rarity;
import org.chengqing.knowledge.text.AnalysedText;
import org.chengqing.knowledge.text.Clauses;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.Terms;

/** A text prepared once, to be compared with many entries. */
final class Question {
    private static final int HEAD = 30;
    /** Long texts are read by their head and by some of their clauses. */
    private static final int VECTOR_LENGTH = 64;

    private static final int CLAUSES_COMPARED = 24;
    private static final int CLAUSES_ENCODED = 2;

    private final NormalisedText text;
    private final AnalysedText analysed;
    private final Overlap terms;
    private final Overlap words;
    private final Overlap sounds;
    private final Overlap head;
    private final List<Clause> clauses;
    private final SentenceReading meaning;
    private final List<SentenceReading> clauseMeanings;

    /** One clause of a long text. */
    record Clause(String core, Overlap terms) {}

    Question(NormalisedText text, Rarity rarity, SentenceModel model) {
        this.text = text;
        String core = text.core();
        this.analysed = AnalysedText.of(core);
        this.terms = new Overlap(rarity, analysed.terms());
        this.words = new Overlap(rarity, analysed.words());
        this.sounds = new Overlap(rarity, analysed.sounds().pairs());
        this.head = core.length() <= HEAD ? terms : new Overlap(rarity, Terms.of(core.substring(0, HEAD)));
        this.clauses = Clauses.of(text, CLAUSES_COMPARED).stream()
                .map(clause -> new Clause(clause, new Overlap(rarity, Terms.of(clause))))
                .toList();
        this.meaning = model.read(core.substring(0, Math.min(VECTOR_LENGTH, core.length())));
        this.clauseMeanings = clauses.stream()
                .sorted((one, two) -> Double.compare(
                        two.terms.total().pairs(), one.terms.total().pairs()))
                .limit(core.length() <= VECTOR_LENGTH / 2 ? 0 : CLAUSES_ENCODED)
                .map(clause -> model.read(clause.core))
                .toList();
    }

    NormalisedText text() {
        return text;
    }

    AnalysedText analysed() {
        return analysed;
    }

    Overlap terms() {
        return terms;
    }

    Overlap words() {
        return words;
    }

    Overlap sounds() {
        return sounds;
    }

    Overlap head() {
        return head;
    }

    List<Clause> clauses() {
        return clauses;
    }

    SentenceVector meaning() {
        return meaning.whole();
    }

    SentenceReading reading() {
        return meaning;
    }

    List<SentenceVector> clauseMeanings() {
        return clauseMeanings.stream().map(SentenceReading::whole).toList();
    }

    /** Its head and some of its clauses. */
    List<SentenceReading> readings() {
        List<SentenceReading> readings = new ArrayList<>(List.of(meaning));
        readings.addAll(clauseMeanings);
        return readings;
    }
}
