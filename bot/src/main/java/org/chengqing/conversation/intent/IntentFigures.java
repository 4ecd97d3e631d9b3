package org.chengqing.conversation.intent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How well intents are told: shares from 0 to 1. A message labelled {@code ask-or-report} may be taken either way, and
 * {@code alsoAcceptable} counts as right.
 *
 * @param messages how many were told
 * @param macroF1 the mean F1 over the labelled intents
 * @param accuracy the share that was told rightly
 * @param urgentRecall the share of urgent messages that were taken for urgent
 * @param reportTakenForAsk the share of reports that were taken for questions
 * @param askTakenForReport the share of questions that were taken for reports
 * @param torn the share of clear questions and reports that are met with the counter-question
 * @param perIntent the labelled intents one by one
 */
public record IntentFigures(
        int messages,
        double macroF1,
        double accuracy,
        double urgentRecall,
        double reportTakenForAsk,
        double askTakenForReport,
        double torn,
        Map<Intent, OfIntent> perIntent) {
    /** Copies the map. */
    public IntentFigures {
        perIntent = Map.copyOf(perIntent);
    }

    /** How one intent fares. */
    public record OfIntent(int messages, double precision, double recall, double f1) {}

    /** What was told of the messages, in their order; {@code said} holds one intent for each. */
    static IntentFigures of(List<LabelledMessage> messages, List<Intent> said) {
        int[][] counts = new int[LinearModel.INTENTS][LinearModel.INTENTS];
        for (int i = 0; i < messages.size(); i++) {
            LabelledMessage message = messages.get(i);
            counts[message.intent().place()][message.counted(said.get(i)).place()]++;
        }
        Map<Intent, OfIntent> perIntent = new EnumMap<>(Intent.class);
        int right = 0;
        for (Intent intent : Intent.values()) {
            int labelled = sum(counts[intent.place()]);
            if (labelled > 0) {
                perIntent.put(intent, ofIntent(counts, intent.place(), labelled));
            }
            right += counts[intent.place()][intent.place()];
        }
        int torn = count(counts, Intent.ASK, Intent.ASK_OR_REPORT) + count(counts, Intent.REPORT, Intent.ASK_OR_REPORT);
        int clear = sum(counts[Intent.ASK.place()]) + sum(counts[Intent.REPORT.place()]);
        return new IntentFigures(
                messages.size(),
                perIntent.values().stream().mapToDouble(OfIntent::f1).average().orElse(0),
                share(right, messages.size()),
                confused(counts, Intent.URGENT, Intent.URGENT),
                confused(counts, Intent.REPORT, Intent.ASK),
                confused(counts, Intent.ASK, Intent.REPORT),
                share(torn, clear),
                perIntent);
    }

    private static OfIntent ofIntent(int[][] counts, int intent, int labelled) {
        int told = 0;
        for (int[] row : counts) {
            told += row[intent];
        }
        double precision = share(counts[intent][intent], told);
        double recall = share(counts[intent][intent], labelled);
        double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new OfIntent(labelled, precision, recall, f1);
    }

    private static int count(int[][] counts, Intent labelled, Intent told) {
        return counts[labelled.place()][told.place()];
    }

    private static double confused(int[][] counts, Intent labelled, Intent told) {
        return share(count(counts, labelled, told), sum(counts[labelled.place()]));
    }

    private static int sum(int[] row) {
        int sum = 0;
        for (int count : row) {
            sum += count;
        }
        return sum;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** The figures of a classifier that says {@code told} of each message. */
    static IntentFigures measure(List<LabelledMessage> messages, Function<LabelledMessage, Intent> told) {
        return of(messages, messages.stream().map(told).toList());
    }
}
