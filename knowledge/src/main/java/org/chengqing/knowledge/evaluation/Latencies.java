package org.chengqing.knowledge.evaluation;

import java.util.List;

/** How long answers took, in milliseconds: half of them at most {@code p50}, 99 of 100 at most {@code p99}. */
public record Latencies(double p50, double p99, double max) {
    /** Throws {@link IllegalArgumentException} where there are no answers. */
    public static Latencies of(List<Answer> answers) {
        double[] millis = answers.stream().mapToDouble(Answer::millis).sorted().toArray();
        if (millis.length == 0) {
            throw new IllegalArgumentException("no answers");
        }
        return new Latencies(
                millis[millis.length / 2], millis[(int) (millis.length * 0.99)], millis[millis.length - 1]);
    }
}
