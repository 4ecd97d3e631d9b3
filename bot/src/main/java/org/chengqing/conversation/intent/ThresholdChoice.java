package org.chengqing.conversation.intent;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.chengqing.conversation.intent.CrossValidation.Told;

/** Chooses thresholds on messages that the models had not seen. */
final class ThresholdChoice {
    private static final double URGENT_RECALL = 0.99;
    private static final double MOST_TORN = 0.05;
    /** A question taken for a report costs as much as this many needless counter-questions. */
    private static final double CONFUSION = 5;

    private final List<Told> told;

    ThresholdChoice(List<Told> told) {
        this.told = told;
    }

    Thresholds best() {
        double urgentFrom = best(100, 5, 60, urgent -> urgentGain(new Thresholds(urgent, 0)));
        double tornBelow = best(100, 0, 60, torn -> tornGain(new Thresholds(urgentFrom, torn)));
        return new Thresholds(urgentFrom, tornBelow);
    }

    /** The value with the largest gain among {@code from / of … to / of}; of equal ones the smallest. */
    private static double best(int of, int from, int to, DoubleFunction<Double> gain) {
        double best = (double) from / of;
        double most = Double.NEGATIVE_INFINITY;
        for (int step : IntStream.rangeClosed(from, to).toArray()) {
            double value = (double) step / of;
            double gained = gain.apply(value);
            if (gained > most) {
                most = gained;
                best = value;
            }
        }
        return best;
    }

    /** Recall first, up to what is wanted; then as few false alarms as that allows. */
    private double urgentGain(Thresholds thresholds) {
        IntentFigures figures = figures(thresholds);
        return 100 * Math.min(figures.urgentRecall(), URGENT_RECALL) + figures.macroF1();
    }

    private double tornGain(Thresholds thresholds) {
        IntentFigures figures = figures(thresholds);
        double cost = CONFUSION * (figures.askTakenForReport() + figures.reportTakenForAsk()) + figures.torn();
        return figures.torn() > MOST_TORN ? -100 - figures.torn() : -cost;
    }

    private IntentFigures figures(Thresholds thresholds) {
        return IntentFigures.of(
                told.stream().map(Told::message).toList(),
                told.stream().map(each -> each.situated().decided(thresholds)).toList());
    }
}
