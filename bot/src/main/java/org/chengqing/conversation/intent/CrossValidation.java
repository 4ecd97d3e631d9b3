package org.chengqing.conversation.intent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What models say of messages that they have not learned from: the messages are dealt into parts, and each part is told
 * by a model of all others. Copies of a text stay in one part.
 */
final class CrossValidation {
    private static final int PARTS = 5;
    private static final long SEED = 20261122;

    private final TrainingSet set;
    private final FeatureReader reader;
    private final IntentRules rules;
    private final double penalty;
    private final int rarest;

    CrossValidation(TrainingSet set, FeatureReader reader, IntentRules rules, double penalty, int rarest) {
        this.set = set;
        this.reader = reader;
        this.rules = rules;
        this.penalty = penalty;
        this.rarest = rarest;
    }

    /** What is said of each message in the situation of its label, and as if nothing were known of the situation. */
    record Told(LabelledMessage message, Opinion situated, Opinion bare) {}

    /** The intent by rule, and the probabilities that count where there is none. */
    record Opinion(Optional<Intent> rule, Map<Intent, Double> probabilities) {
        Intent decided(Thresholds thresholds) {
            return rule.orElseGet(() -> thresholds.decide(probabilities));
        }
    }

    /** In the order of the training set. The parts are told in parallel. */
    List<Told> run() {
        int[] part = parts();
        Told[] told = new Told[part.length];
        IntStream.range(0, PARTS).parallel().forEach(current -> {
            int[] others = IntStream.range(0, part.length)
                    .filter(message -> part[message] != current)
                    .toArray();
            LinearModel model = set.train(others, penalty, rarest);
            IntStream.range(0, part.length)
                    .filter(message -> part[message] == current)
                    .forEach(message -> told[message] = told(message, model));
        });
        return Arrays.asList(told);
    }

    private int[] parts() {
        Map<String, Integer> byText = new HashMap<>();
        List<String> texts =
                set.messages().stream().map(LabelledMessage::comparable).toList();
        List<String> distinct = new ArrayList<>(texts.stream().distinct().toList());
        Collections.shuffle(distinct, new Random(SEED));
        distinct.forEach(text -> byText.put(text, byText.size() % PARTS));
        return texts.stream().mapToInt(text -> byText.getOrDefault(text, 0)).toArray();
    }

    private Told told(int number, LinearModel model) {
        LabelledMessage message = set.messages().get(number);
        return new Told(message, opinion(number, model, message.situation()), opinion(number, model, Situation.FRESH));
    }

    private Opinion opinion(int number, LinearModel model, Situation situation) {
        Folded folded = Folded.of(set.messages().get(number).text());
        Features features = reader.read(folded, situation, set.vector(number));
        return new Opinion(rules.in(folded, situation).map(IntentSettings.Rule::intent), model.probabilities(features));
    }
}
