package org.chengqing.conversation.intent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS with a backtracking line search, for smooth convex functions (Nocedal and Wright, Numerical
 * Optimization, second edition, algorithms 7.4 and 7.5). Deterministic.
 */
final class Lbfgs {
    private static final int REMEMBERED = 6;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final int MOST_HALVINGS = 30;

    /** A function and its slope. */
    interface Objective {
        /** The value at this point; writes the gradient there into {@code gradient}. */
        double at(double[] point, double[] gradient);
    }

    @SuppressWarnings("ArrayRecordComponent") // numbers for a loop
    private record Correction(double[] step, double[] change, double curvature) {}

    private final Objective objective;
    private final int mostIterations;
    private final double tolerance;
    private final Deque<Correction> corrections = new ArrayDeque<>();

    /** {@code tolerance}: it ends when one iteration gains less than this part of the value. */
    Lbfgs(Objective objective, int mostIterations, double tolerance) {
        this.objective = objective;
        this.mostIterations = mostIterations;
        this.tolerance = tolerance;
    }

    /** The point where the function is least, searched from {@code start}. */
    double[] minimise(double[] start) {
        double[] point = start.clone();
        double[] gradient = new double[point.length];
        double value = objective.at(point, gradient);
        for (int iteration = 0; iteration < mostIterations; iteration++) {
            double[] direction = direction(gradient);
            double slope = dot(direction, gradient);
            double length = iteration == 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double nextValue = value;
            for (int halving = 0; halving < MOST_HALVINGS; halving++, length /= 2) {
                for (int i = 0; i < next.length; i++) {
                    next[i] = point[i] + length * direction[i];
                }
                nextValue = objective.at(next, nextGradient);
                if (nextValue <= value + SUFFICIENT_DECREASE * length * slope) {
                    break;
                }
            }
            if (!(nextValue < value)) {
                return point;
            }
            remember(point, next, gradient, nextGradient);
            boolean settled = value - nextValue < tolerance * Math.abs(value);
            point = next;
            gradient = nextGradient;
            value = nextValue;
            if (settled) {
                return point;
            }
        }
        return point;
    }

    private void remember(double[] from, double[] to, double[] fromGradient, double[] toGradient) {
        double[] step = new double[from.length];
        double[] change = new double[from.length];
        for (int i = 0; i < from.length; i++) {
            step[i] = to[i] - from[i];
            change[i] = toGradient[i] - fromGradient[i];
        }
        double curvature = dot(step, change);
        if (curvature > 1e-12) {
            corrections.addFirst(new Correction(step, change, curvature));
            if (corrections.size() > REMEMBERED) {
                corrections.removeLast();
            }
        }
    }

    /** The gradient, turned by what is remembered of the curvature, downhill. */
    private double[] direction(double[] gradient) {
        double[] direction = gradient.clone();
        double[] parts = new double[corrections.size()];
        int at = 0;
        for (Correction correction : corrections) {
            parts[at] = dot(correction.step, direction) / correction.curvature;
            addScaled(direction, -parts[at], correction.change);
            at++;
        }
        Correction latest = corrections.peekFirst();
        double scale = latest == null ? 1 : latest.curvature / dot(latest.change, latest.change);
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= scale;
        }
        for (Iterator<Correction> oldestFirst = corrections.descendingIterator(); oldestFirst.hasNext(); ) {
            Correction correction = oldestFirst.next();
            at--;
            addScaled(direction, parts[at] - dot(correction.change, direction) / correction.curvature, correction.step);
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -direction[i];
        }
        return direction;
    }

    private static void addScaled(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
