package org.chengqing.knowledge.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.facts.FactComparison;
import org.chengqing.knowledge.facts.Kind;
import org.chengqing.knowledge.facts.Part;
import org.chengqing.knowledge.facts.Relation;
import org.chengqing.knowledge.facts.TextFacts;
import org.chengqing.knowledge.index.IndexedReview;

/** Turns the relations of a text's facts to those of an entry into features; a clash forbids a confirmed answer. */
final class FactCheck {
    private final TextFacts text;

    /**
     * What the comparison found.
     *
     * @param features the relations, those that hold
     * @param words the same for people, empty where neither side names a fact
     * @param clash whether the entry must not answer the text by itself
     */
    record Relations(Map<Feature, Double> features, List<String> words, boolean clash) {}

    FactCheck(TextFacts text) {
        this.text = text;
    }

    Relations with(IndexedReview entry) {
        FactComparison facts = FactComparison.compare(text, entry.facts());
        Map<Feature, Double> features = new EnumMap<>(Feature.class);
        Relation place = facts.relation(Kind.PLACE, Part.CLAIM);
        mark(features, Feature.PLACE_AGREES, place == Relation.AGREE);
        mark(features, Feature.PLACE_BELOW, place == Relation.BELOW);
        mark(features, Feature.PLACE_ABOVE, place == Relation.ABOVE);
        mark(features, Feature.PLACE_SIDEWAYS, place == Relation.SIDEWAYS);
        mark(features, Feature.PLACE_ABSENT, place == Relation.ABSENT_IN_QUERY);
        Relation number = facts.relation(Kind.QUANTITY, Part.CLAIM);
        mark(features, Feature.NUMBER_AGREES, number == Relation.AGREE);
        mark(features, Feature.NUMBER_CLASHES, number == Relation.CLASH || number == Relation.DRIFT);
        mark(features, Feature.NUMBER_ABSENT, number == Relation.ABSENT_IN_QUERY);
        mark(features, Feature.NUMBER_UNKNOWN, number == Relation.ABSENT_IN_REVIEW);
        Relation date = facts.relation(Kind.DATE, Part.CLAIM);
        mark(features, Feature.DATE_AGREES, date == Relation.AGREE);
        mark(features, Feature.DATE_CLASHES, date == Relation.CLASH);
        mark(features, Feature.DATE_UNKNOWN, date == Relation.ABSENT_IN_REVIEW);
        return new Relations(features, facts.words(), facts.clash());
    }

    private static void mark(Map<Feature, Double> features, Feature feature, boolean holds) {
        if (holds) {
            features.put(feature, 1.0);
        }
    }
}
