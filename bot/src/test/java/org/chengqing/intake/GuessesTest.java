package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.intake.Desk.ANNA;
import static org.chengqing.intake.Desk.BORIS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonym;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;

@ExtendWith(OutputCaptureExtension.class)
class GuessesTest {
    private static final Receipt WRONG = new Receipt("20261122-3333");

    @TempDir
    Path folder;

    private Desk desk;
    private Receipt annas;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
        annas = desk.opened(ANNA, desk.text(ANNA, "1", "线索"));
    }

    @Test
    void wrong_and_foreign_numbers_count_and_own_ones_do_not() {
        for (int i = 0; i < 20; i++) {
            assertThat(desk.followUps.lookUp(annas, ANNA)).isInstanceOf(Asked.Known.class);
        }
        for (int i = 0; i < 4; i++) {
            assertThat(desk.followUps.lookUp(WRONG, ANNA)).isEqualTo(new Asked.NotFound<>());
        }
        assertThat(desk.followUps.lookUp(annas, ANNA)).isInstanceOf(Asked.Known.class);
        assertThat(desk.followUps.supplement(WRONG, ANNA)).isEqualTo(new Asked.NotFound<>());

        assertThat(desk.followUps.lookUp(annas, ANNA)).isEqualTo(new Asked.NotFound<>());
        assertThat(desk.followUps.lookUp(annas, BORIS)).isEqualTo(new Asked.NotFound<>());
    }

    @Test
    void above_the_limit_of_all_together_nobody_is_looked_up_and_one_line_says_so(CapturedOutput log) {
        IntStream.range(0, 25).forEach(i -> desk.followUps.lookUp(WRONG, new Sender("wechat", "main", "oGuesser" + i)));

        assertThat(desk.followUps.lookUp(annas, ANNA)).isEqualTo(new Asked.NotFound<>());
        assertThat(log.getAll().lines().filter(line -> line.contains("wrong report numbers within")))
                .hasSize(1)
                .noneMatch(line -> line.contains("oGuesser"));
    }

    @Test
    void counts_in_the_process_while_redis_is_away_until_the_window_is_over() {
        Guesses guesses = new Guesses(TestRedis.away(), desk.followUpSettings, desk.clock);
        Pseudonym anna = desk.pseudonyms.of(ANNA);
        AtomicInteger allowed = new AtomicInteger();
        for (int i = 0; i < 9; i++) {
            allowed.addAndGet(guesses.begin(anna) ? 1 : 0);
        }
        assertThat(allowed).hasValue(5);
        guesses.takeOff(anna);
        assertThat(guesses.begin(anna)).isTrue();
        assertThat(guesses.begin(anna)).isFalse();
        desk.clock.now = desk.clock.now.plus(Duration.ofMinutes(61));
        assertThat(guesses.begin(anna)).isTrue();
    }

    @Test
    void names_nobody_in_redis() {
        StringRedisTemplate redis = TestRedis.real();
        new Guesses(redis, desk.followUpSettings, desk.clock).begin(desk.pseudonyms.of(ANNA));

        assertThat(redis.keys("intake:*")).hasSize(2).noneMatch(key -> key.contains(ANNA.person()));
        assertThat(redis.getExpire("intake:{guesses}:all")).isPositive();
    }
}
