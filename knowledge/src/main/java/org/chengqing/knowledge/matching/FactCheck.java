package org.chengqing.knowledge.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.index.IndexedReview;
import org.chengqing.knowledge.text.CalendarDay;
import org.chengqing.knowledge.text.Places;
import org.chengqing.knowledge.text.Quantity;
import org.chengqing.knowledge.text.TextFacts;

/**
 * Compares what a text and an entry turn on. The same words with another place, number or date are another claim, however
 * alike they read, so each relation is a feature and a clash forbids a confirmed answer.
 */
final class FactCheck {
    private final Places places;
    private final TextFacts text;
    private final Set<String> textPlaces;

    /**
     * What the comparison found.
     *
     * @param features the relations, those that hold
     * @param words the same for people, empty where neither side names a fact
     * @param clash whether the entry must not answer the text by itself
     */
    record Relations(Map<Feature, Double> features, List<String> words, boolean clash) {}

    FactCheck(Places places, TextFacts text, String folded) {
        this.places = places;
        this.text = text;
        this.textPlaces = places.namedIn(folded);
    }

    Relations with(IndexedReview entry) {
        Map<Feature, Double> features = new EnumMap<>(Feature.class);
        List<String> words = new ArrayList<>();
        boolean clash = comparePlaces(entry, features, words);
        clash |= compareNumbers(entry, features, words);
        clash |= compareDates(entry, features, words);
        return new Relations(features, words, clash);
    }

    private boolean comparePlaces(IndexedReview entry, Map<Feature, Double> features, List<String> words) {
        if (textPlaces.isEmpty()) {
            mark(features, Feature.PLACE_ABSENT, !entry.places().isEmpty());
            return false;
        }
        boolean everywhere = entry.places().isEmpty() && entry.review().region().equals(ClaimReview.NATIONWIDE);
        Set<Places.Relation> found = textPlaces.stream()
                .flatMap(place -> entry.places().stream().map(other -> places.relation(place, other)))
                .collect(Collectors.toSet());
        String named = String.join("、", textPlaces);
        String told = entry.places().isEmpty() ? entry.review().region() : String.join("、", entry.places());
        if (namesAnotherSpot(entry)) {
            features.put(Feature.PLACE_SIDEWAYS, 1.0);
            words.add("地点不同：" + named + " ≠ " + told);
            return true;
        }
        if (found.contains(Places.Relation.SAME)) {
            features.put(Feature.PLACE_AGREES, 1.0);
            words.add("地点一致：" + named);
        } else if (everywhere || found.contains(Places.Relation.BELOW)) {
            features.put(Feature.PLACE_BELOW, 1.0);
            words.add("地点在其范围内：" + named + " ⊂ " + told);
        } else if (found.contains(Places.Relation.ABOVE)) {
            features.put(Feature.PLACE_ABOVE, 1.0);
            words.add("所问地点更大：" + named + " ⊃ " + told);
        } else if (found.contains(Places.Relation.SIDEWAYS)) {
            features.put(Feature.PLACE_SIDEWAYS, 1.0);
            words.add("地点不同：" + named + " ≠ " + told);
            return true;
        } else if (found.contains(Places.Relation.UNKNOWN)) { // nobody said that it is covered, so it is not
            words.add("地点关系不明：" + named + " ? " + told);
            return true;
        }
        return false;
    }

    /** Both name schools, roads or buildings, and none of them the same: another school is another claim. */
    private boolean namesAnotherSpot(IndexedReview entry) {
        Set<String> asked = spots(textPlaces);
        Set<String> told = spots(entry.places());
        return !asked.isEmpty() && !told.isEmpty() && asked.stream().noneMatch(told::contains);
    }

    private Set<String> spots(Set<String> named) {
        return named.stream().filter(place -> !places.isRegion(place)).collect(Collectors.toSet());
    }

    private boolean compareNumbers(IndexedReview entry, Map<Feature, Double> features, List<String> words) {
        Set<Quantity> claimed = entry.claimFacts().quantities();
        Set<Quantity> inBody = entry.bodyFacts().quantities();
        boolean agrees = text.quantities().stream().anyMatch(quantity -> holds(claimed, quantity));
        List<Quantity> against = text.quantities().stream()
                .filter(quantity ->
                        !quantity.unit().isEmpty() && !holds(claimed, quantity) && hasUnit(claimed, quantity))
                .toList();
        boolean clashes = !against.isEmpty() && !agrees && against.stream().noneMatch(inBody::contains);
        boolean named = text.quantities().stream().anyMatch(quantity -> hasUnit(claimed, quantity));
        boolean unknown =
                text.quantities().stream().anyMatch(quantity -> !holds(claimed, quantity) && !holds(inBody, quantity));
        mark(features, Feature.NUMBER_AGREES, agrees);
        mark(features, Feature.NUMBER_CLASHES, clashes);
        mark(features, Feature.NUMBER_ABSENT, !claimed.isEmpty() && !named && !agrees);
        mark(features, Feature.NUMBER_UNKNOWN, unknown);
        if (agrees) {
            words.add("数字一致："
                    + join(text.quantities().stream()
                            .filter(one -> holds(claimed, one))
                            .toList()));
        } else if (clashes) {
            words.add("数字不同：" + join(against) + " ≠ " + join(claimed));
        }
        return clashes;
    }

    private boolean compareDates(IndexedReview entry, Map<Feature, Double> features, List<String> words) {
        Set<CalendarDay> claimed = entry.claimFacts().dates();
        Set<CalendarDay> inBody = entry.bodyFacts().dates();
        if (text.dates().isEmpty()) {
            return false;
        }
        boolean agrees = text.dates().stream().anyMatch(day -> claimed.stream().anyMatch(day::agreesWith));
        boolean told = text.dates().stream().anyMatch(day -> inBody.stream().anyMatch(day::agreesWith));
        boolean clashes = !agrees
                && !told
                && text.dates().stream().anyMatch(day -> claimed.stream().anyMatch(day::comparable));
        mark(features, Feature.DATE_AGREES, agrees);
        mark(features, Feature.DATE_CLASHES, clashes);
        mark(features, Feature.DATE_UNKNOWN, !agrees && !told && !clashes);
        if (agrees) {
            words.add("日期一致：" + join(text.dates()));
        } else if (clashes) {
            words.add("日期不同：" + join(text.dates()) + " ≠ " + join(claimed));
        }
        return clashes;
    }

    private static void mark(Map<Feature, Double> features, Feature feature, boolean holds) {
        if (holds) {
            features.put(feature, 1.0);
        }
    }

    /** A bare number (800) agrees with one of any unit (800元). */
    private static boolean holds(Set<Quantity> quantities, Quantity wanted) {
        if (!wanted.unit().isEmpty()) {
            return quantities.contains(wanted);
        }
        return quantities.stream().anyMatch(one -> one.value().compareTo(wanted.value()) == 0);
    }

    private static boolean hasUnit(Set<Quantity> quantities, Quantity wanted) {
        return quantities.stream().anyMatch(one -> one.unit().equals(wanted.unit()));
    }

    private static String join(Iterable<?> facts) {
        List<String> words = new ArrayList<>();
        facts.forEach(fact -> words.add(fact.toString()));
        return words.stream().sorted().limit(6).collect(Collectors.joining("、"));
    }
}
