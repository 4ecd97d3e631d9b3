package org.chengqing.conversation.intent;

import java.util.Comparator;
import java.util.Map;

/**
 * How probabilities become a decision, where mistakes cost unalike: missed danger costs most, a question taken for a
 * report or the reverse costs more than to ask which of the two is meant.
 *
 * @param urgentFrom probability from which a message is taken for urgent, whatever else is more probable
 * @param tornBelow how far, as a part of the two together, asking and reporting must be apart; nearer, both are offered
 */
record Thresholds(double urgentFrom, double tornBelow) {
    /** Throws {@link IllegalArgumentException} for values outside 0 to 1. */
    Thresholds {
        if (!(urgentFrom > 0 && urgentFrom <= 1) || !(tornBelow >= 0 && tornBelow < 1)) {
            throw new IllegalArgumentException("thresholds from 0 to 1, but are " + urgentFrom + ", " + tornBelow);
        }
    }

    Intent decide(Map<Intent, Double> probabilities) {
        if (of(probabilities, Intent.URGENT) >= urgentFrom) {
            return Intent.URGENT;
        }
        Intent best = probabilities.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(Intent.ASK_OR_REPORT);
        return switch (best) {
            case ASK, REPORT -> torn(probabilities) ? Intent.ASK_OR_REPORT : best;
            default -> best;
        };
    }

    private boolean torn(Map<Intent, Double> probabilities) {
        double ask = of(probabilities, Intent.ASK);
        double report = of(probabilities, Intent.REPORT);
        return Math.abs(ask - report) < tornBelow * (ask + report);
    }

    private static double of(Map<Intent, Double> probabilities, Intent intent) {
        return probabilities.getOrDefault(intent, 0.0);
    }
}
