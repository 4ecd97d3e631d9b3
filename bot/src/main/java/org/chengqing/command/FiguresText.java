package org.chengqing.command;

import java.util.Locale;
import java.util.Map;
import org.chengqing.conversation.intent.IntentFigures;

/** Figures of the intents as a table for the terminal. */
final class FiguresText {
    private FiguresText() {}

    static String of(String title, IntentFigures figures) {
        StringBuilder out = new StringBuilder(title).append('\n');
        out.append(String.format(Locale.ROOT, "%-18s %5s %9s %7s %6s%n", "intent", "n", "precision", "recall", "f1"));
        figures.perIntent().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> out.append(String.format(
                        Locale.ROOT,
                        "%-18s %5d %9.3f %7.3f %6.3f%n",
                        entry.getKey().code(),
                        entry.getValue().messages(),
                        entry.getValue().precision(),
                        entry.getValue().recall(),
                        entry.getValue().f1())));
        out.append(String.format(
                Locale.ROOT,
                "macro-f1 %.3f  accuracy %.3f  urgent recall %.3f%n"
                        + "report taken for ask %.3f  ask taken for report %.3f  torn %.3f%n",
                figures.macroF1(),
                figures.accuracy(),
                figures.urgentRecall(),
                figures.reportTakenForAsk(),
                figures.askTakenForReport(),
                figures.torn()));
        return out.toString();
    }
}
