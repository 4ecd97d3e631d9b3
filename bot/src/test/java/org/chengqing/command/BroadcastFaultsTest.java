package org.chengqing.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.chengqing.Chengqing;
import org.chengqing.broadcast.DeliveryState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench broadcast} does at length, in short: two instances, one of them killed, and Redis lost. */
class BroadcastFaultsTest {
    private static final int PEOPLE = 2_000;
    private static final int PER_SECOND = 200;

    @Test
    void nobody_is_told_twice_or_left_out_when_an_instance_dies_and_redis_is_lost(@TempDir Path folder)
            throws Exception {
        Compared compared = compared(BroadcastRoute.DIRECT, true, folder);
        assertThat(compared.in(DeliveryState.SENT) + compared.in(DeliveryState.UNCERTAIN))
                .isEqualTo(PEOPLE);
        assertThat(compared.in(DeliveryState.UNCERTAIN))
                .as("the kill came while messages were under way")
                .isPositive();
    }

    @Test
    void where_the_platform_knows_a_repeat_everybody_is_told_exactly_once_when_an_instance_dies(@TempDir Path folder)
            throws Exception {
        Compared compared = compared(BroadcastRoute.TEMPLATE, false, folder);
        assertThat(compared.in(DeliveryState.SENT)).isEqualTo(PEOPLE);
    }

    private static Compared compared(BroadcastRoute route, boolean redisLoss, Path folder) throws Exception {
        BroadcastFigures figures = new BroadcastBench(
                        new Application(Chengqing.class), folder, Clock.systemUTC(), System.out::println)
                .run(new BroadcastBench.Plan(route, PEOPLE, PER_SECOND, 1, redisLoss, Duration.ofSeconds(10)));
        assertThat(figures.compared().broken()).as(figures.text()).isEmpty();
        return figures.compared();
    }
}
