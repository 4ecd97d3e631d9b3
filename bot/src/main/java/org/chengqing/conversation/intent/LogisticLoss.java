package org.chengqing.conversation.intent;

import java.util.List;

/**
 * What training minimises: the cross-entropy of the wanted and the told probabilities over the rows, plus half of
 * {@code penalty} times the squared length of the weights (L2); the bias is free. Parameters lie sign by sign, then
 * coordinate by coordinate, then the bias, each with one number per intent.
 */
final class LogisticLoss implements Lbfgs.Objective {
    private static final int INTENTS = LinearModel.INTENTS;

    private final List<TrainingRow> rows;
    private final int signs;
    private final int coordinates;
    private final double penalty;

    /** The sign numbers of all rows are below {@code signs}. */
    LogisticLoss(List<TrainingRow> rows, int signs, int coordinates, double penalty) {
        this.rows = rows;
        this.signs = signs;
        this.coordinates = coordinates;
        this.penalty = penalty;
    }

    int parameters() {
        return (signs + coordinates + 1) * INTENTS;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        int bias = (signs + coordinates) * INTENTS;
        double loss = 0;
        for (int i = 0; i < bias; i++) {
            loss += penalty / 2 * point[i] * point[i];
            gradient[i] = penalty * point[i];
        }
        for (int i = bias; i < point.length; i++) {
            gradient[i] = 0;
        }
        double[] scores = new double[INTENTS];
        for (TrainingRow row : rows) {
            score(row, point, scores);
            LinearModel.softmax(scores);
            for (int i = 0; i < INTENTS; i++) {
                loss -= row.target()[i] == 0 ? 0 : row.weight() * row.target()[i] * Math.log(scores[i] + 1e-300);
                scores[i] = row.weight() * (scores[i] - row.target()[i]);
            }
            push(row, scores, gradient);
        }
        return loss;
    }

    private void score(TrainingRow row, double[] point, double[] scores) {
        System.arraycopy(point, (signs + coordinates) * INTENTS, scores, 0, INTENTS);
        for (int k = 0; k < row.signs().length; k++) {
            int from = row.signs()[k] * INTENTS;
            float strength = row.strengths()[k];
            for (int i = 0; i < INTENTS; i++) {
                scores[i] += strength * point[from + i];
            }
        }
        for (int at = 0; at < coordinates; at++) {
            int from = (signs + at) * INTENTS;
            for (int i = 0; i < INTENTS; i++) {
                scores[i] += row.coordinates()[at] * point[from + i];
            }
        }
    }

    private void push(TrainingRow row, double[] errors, double[] gradient) {
        for (int k = 0; k < row.signs().length; k++) {
            int to = row.signs()[k] * INTENTS;
            float strength = row.strengths()[k];
            for (int i = 0; i < INTENTS; i++) {
                gradient[to + i] += strength * errors[i];
            }
        }
        for (int at = 0; at < coordinates; at++) {
            int to = (signs + at) * INTENTS;
            for (int i = 0; i < INTENTS; i++) {
                gradient[to + i] += row.coordinates()[at] * errors[i];
            }
        }
        int bias = (signs + coordinates) * INTENTS;
        for (int i = 0; i < INTENTS; i++) {
            gradient[bias + i] += errors[i];
        }
    }
}
