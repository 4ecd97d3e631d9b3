package org.chengqing.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.chengqing.syndication.Delivery.State;
import org.chengqing.syndication.WebhookRules.Effect;
import org.chengqing.syndication.WebhookRules.Next;
import org.chengqing.syndication.WebhookSender.Outcome;
import org.junit.jupiter.api.Test;

class WebhookRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-28T04:00:00Z");
    private final WebhookRules rules = new WebhookRules(Wire.settings());

    private Next after(Outcome outcome, int failures) {
        return rules.after(outcome, failures, NOW, failures, NOW);
    }

    @Test
    void every_2xx_is_taken_and_410_is_the_end() {
        for (int code = 200; code < 300; code++) {
            assertThat(after(Outcome.of(code), 3).state()).isEqualTo(State.DELIVERED);
        }
        assertThat(after(Outcome.of(410), 0))
                .extracting(Next::state, Next::effect)
                .containsExactly(State.DEAD, Effect.STOPPED);
    }

    @Test
    void delays_grow_and_the_pause_of_a_target_has_a_bound() {
        Instant before = NOW;
        for (int failures = 0; failures < 40; failures++) {
            Next next = after(Outcome.of(500), failures);
            assertThat(next.state()).isEqualTo(State.WAITING);
            assertThat(next.due()).isAfterOrEqualTo(before);
            assertThat(next.pausedUntil()).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(Duration.ofMinutes(15)));
            before = next.due();
        }
        assertThat(before).isEqualTo(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void a_wish_for_a_pause_is_heeded_within_the_bound() {
        assertThat(after(new Outcome(429, "120", null), 0).pausedUntil()).isEqualTo(NOW.plusSeconds(120));
        assertThat(after(new Outcome(503, "Sat, 28 Nov 2026 05:00:00 GMT", null), 0)
                        .pausedUntil())
                .isEqualTo(NOW.plusSeconds(3600));
        assertThat(after(new Outcome(429, "999999999999999999", null), 0).due())
                .isEqualTo(NOW.plus(Duration.ofHours(24)));
        for (String wish : new String[] {"-1", "soon", "", "1e9", "Sat, 28 Nov 2020 05:00:00 GMT"}) {
            assertThat(after(new Outcome(429, wish, null), 0).pausedUntil()).isEqualTo(NOW.plusSeconds(5));
        }
        assertThat(after(new Outcome(500, "3600", null), 0).pausedUntil()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void a_message_that_is_refused_does_not_pause_the_target() {
        assertThat(after(Outcome.of(422), 0).effect()).isEqualTo(Effect.ANSWERED);
        for (int code : new int[] {0, 301, 302, 307, 401, 403, 404, 429, 500, 503}) {
            assertThat(after(Outcome.of(code), 0).effect()).as("%s", code).isEqualTo(Effect.PAUSED);
        }
    }

    @Test
    void gives_up_after_five_days_and_not_before() {
        Instant old = NOW.minus(Duration.ofDays(5));
        assertThat(rules.after(Outcome.of(500), 9, old, 9, NOW).state()).isEqualTo(State.DEAD);
        assertThat(rules.after(Outcome.of(422), 9, old, 9, NOW).state()).isEqualTo(State.DEAD);
        assertThat(rules.after(Outcome.of(500), 9, old.plusMillis(1), 9, NOW).state())
                .isEqualTo(State.WAITING);
        assertThat(rules.after(Outcome.of(200), 9, old, 9, NOW).state()).isEqualTo(State.DELIVERED);
    }
}
