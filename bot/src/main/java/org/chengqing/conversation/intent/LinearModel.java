package org.chengqing.conversation.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chengqing.conversation.intent.Understanding.Reason;
import org.chengqing.knowledge.embedding.SentenceVector;

/**
 * Multinomial logistic regression: the score of an intent is its bias plus the sum of weights of the signs that are
 * there and of the coordinates of the sentence vector; the softmax of the scores is their probability. Immutable.
 *
 * @param bias one value per intent, in the order of {@link Intent}
 * @param signs weights per intent of each sign
 * @param coordinates weights per intent of each coordinate of the vector
 */
@SuppressWarnings("ArrayRecordComponent") // numbers for a loop; models are never compared
record LinearModel(float[] bias, Map<String, float[]> signs, float[][] coordinates) {
    static final int INTENTS = Intent.values().length;
    /** Vectors have length one, so that a coordinate is small; it counts this much. */
    private static final float VECTOR = 3.0f;

    /** The probability of every intent; they sum up to one. */
    Map<Intent, Double> probabilities(Features features) {
        double[] scores = new double[INTENTS];
        for (int i = 0; i < INTENTS; i++) {
            scores[i] = bias[i];
        }
        features.signs().forEach((name, strength) -> {
            float[] weights = signs.get(name);
            if (weights != null) {
                for (int i = 0; i < INTENTS; i++) {
                    scores[i] += weights[i] * strength;
                }
            }
        });
        float[] vector = scaled(features.vector());
        for (int at = 0; at < coordinates.length; at++) {
            for (int i = 0; i < INTENTS; i++) {
                scores[i] += coordinates[at][i] * vector[at];
            }
        }
        softmax(scores);
        Map<Intent, Double> probabilities = new EnumMap<>(Intent.class);
        for (Intent intent : Intent.values()) {
            probabilities.put(intent, scores[intent.place()]);
        }
        return probabilities;
    }

    /** The coordinates as strong as the model takes them. */
    static float[] scaled(SentenceVector vector) {
        float[] scaled = new float[vector.size()];
        for (int at = 0; at < scaled.length; at++) {
            scaled[at] = (float) (VECTOR * vector.coordinate(at));
        }
        return scaled;
    }

    /** Turns scores into probabilities in place. */
    static void softmax(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - most);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }

    /** The signs that spoke most for the one intent against the other, the weightiest first. */
    List<Reason> reasons(Features features, Intent chosen, Intent next, int most) {
        List<Reason> all = new ArrayList<>();
        features.signs().forEach((name, strength) -> {
            float[] weights = signs.get(name);
            if (weights != null) {
                all.add(new Reason(SignNames.forPeople(name), strength * difference(weights, chosen, next)));
            }
        });
        float[] vector = scaled(features.vector());
        double meaning = 0;
        for (int at = 0; at < coordinates.length; at++) {
            meaning += vector[at] * difference(coordinates[at], chosen, next);
        }
        all.add(new Reason("句意", meaning));
        return all.stream()
                .filter(reason -> reason.weight() > 0)
                .sorted(Comparator.comparingDouble(Reason::weight).reversed())
                .limit(most)
                .toList();
    }

    private static double difference(float[] weights, Intent chosen, Intent next) {
        return weights[chosen.place()] - weights[next.place()];
    }
}
