package org.chengqing.conversation.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticLossTest {
    private static double[] certain(Intent intent) {
        double[] target = new double[LinearModel.INTENTS];
        target[intent.place()] = 1;
        return target;
    }

    private static TrainingRow row(int sign, float[] coordinates, Intent intent, double weight) {
        return new TrainingRow(new int[] {sign}, new float[] {1.5f}, coordinates, certain(intent), weight);
    }

    private final LogisticLoss loss = new LogisticLoss(
            List.of(
                    row(0, new float[] {1, 0}, Intent.ASK, 1),
                    row(1, new float[] {0, 1}, Intent.REPORT, 0.5),
                    row(2, new float[] {-1, 1}, Intent.URGENT, 2)),
            3,
            2,
            0.3);

    @Test
    void the_gradient_is_the_slope_of_the_value() {
        Random random = new Random(5);
        double[] point = random.doubles(loss.parameters(), -1, 1).toArray();
        double[] gradient = new double[point.length];
        loss.at(point, gradient);
        double[] unused = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double slope = (loss.at(up, unused) - loss.at(down, unused)) / 2e-5;
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(slope, within(1e-6));
        }
    }

    @Test
    void the_least_loss_is_found_and_has_no_slope() {
        double[] found = new Lbfgs(loss, 500, 1e-12).minimise(new double[loss.parameters()]);
        double[] gradient = new double[found.length];
        loss.at(found, gradient);

        assertThat(gradient).containsExactly(new double[gradient.length], within(1e-4));
    }

    @Test
    void a_valley_that_is_steep_one_way_is_followed_to_its_end() {
        Lbfgs.Objective valley = (point, gradient) -> {
            gradient[0] = 2 * (point[0] - 3);
            gradient[1] = 2000 * (point[1] + 1);
            return Math.pow(point[0] - 3, 2) + 1000 * Math.pow(point[1] + 1, 2);
        };

        assertThat(new Lbfgs(valley, 200, 1e-14).minimise(new double[] {0, 0}))
                .containsExactly(new double[] {3, -1}, within(1e-4));
    }
}
