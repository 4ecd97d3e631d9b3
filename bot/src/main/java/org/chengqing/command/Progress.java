package org.chengqing.command;

import java.util.function.Function;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on the terminal how far a long piece of work is. */
final class Progress {
    private Progress() {}

    /**
     * Runs the work under a bar.
     *
     * @param name what is done, in a few words
     * @param steps how many steps it takes
     * @param work tells after each step how many are done
     */
    static <T> T of(String name, int steps, Function<IntConsumer, T> work) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .build()) {
            return work.apply(bar::stepTo);
        }
    }
}
