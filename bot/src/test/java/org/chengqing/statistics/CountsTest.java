package org.chengqing.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.chengqing.knowledge.CacheUse;
import org.chengqing.servers.RealServers;
import org.chengqing.statistics.Figures.Ended;
import org.chengqing.statistics.Figures.ShownClaim;
import org.chengqing.statistics.Figures.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CountsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:30:00Z");
    private static final Instant DAY = Instant.parse("2026-11-19T16:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(RealServers.asProgram());
    private final CountTable table =
            new CountTable(jdbc, new TransactionTemplate(new JdbcTransactionManager(RealServers.asProgram())));
    private final Figures figures = new Figures(jdbc);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<CacheUse> cache = new AtomicReference<>(new CacheUse(0, 0));

    @BeforeEach
    void nothing_is_counted() {
        jdbc.sql("delete from statistic_count").update();
        jdbc.sql("delete from statistic_release").update();
    }

    private Counts counts(CountTable into, int most) {
        return new Counts(into, cache::get, meters, most, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void adds_up_what_several_instances_count() {
        Counts one = counts(table, 100);
        Counts other = counts(table, 100);
        one.question(Outcome.ANSWERED, "wechat");
        one.question(Outcome.ANSWERED, "wechat");
        other.question(Outcome.ANSWERED, "web");
        other.question(Outcome.UNKNOWN, "web");
        one.shown("food-salt");
        other.shown("food-salt");
        one.flush();
        other.flush();
        other.flush();

        assertThat(figures.questions(Step.HOUR, DAY, NOON.plusSeconds(1)))
                .extracting(Ended::outcome, Ended::count)
                .containsExactlyInAnyOrder(tuple(Outcome.ANSWERED, 3L), tuple(Outcome.UNKNOWN, 1L));
        assertThat(figures.questions(Step.HOUR, DAY, NOON).getFirst().at()).hasToString("2026-11-20T12:00");
        assertThat(figures.channels(DAY, NOON)).containsEntry("wechat", 2L).containsEntry("web", 2L);
        assertThat(figures.topClaims(DAY, NOON, 5)).containsExactly(new ShownClaim("food-salt", 2));
        assertThat(meters.counter("chengqing.questions", "outcome", "answered", "channel", "wechat")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void counts_how_often_an_outcome_was_remembered_since_the_last_time() {
        Counts counts = counts(table, 100);
        cache.set(new CacheUse(3, 1));
        counts.flush();
        cache.set(new CacheUse(5, 1));
        counts.flush();

        assertThat(figures.remembered(DAY, NOON)).singleElement().satisfies(day -> {
            assertThat(day.hits()).isEqualTo(5);
            assertThat(day.misses()).isEqualTo(1);
        });
    }

    @Test
    void keeps_the_sums_while_the_database_is_away_and_throws_at_nobody() {
        CountTable away = mock(CountTable.class);
        doThrow(new TransientDataAccessResourceException("away")).when(away).add(any());
        Counts counts = counts(away, 100);
        counts.question(Outcome.DECLINED, "web");
        counts.flush();
        counts.question(Outcome.DECLINED, "web");
        reset(away);
        doAnswer(call -> {
                    table.add(call.getArgument(0));
                    return null;
                })
                .when(away)
                .add(any());
        counts.flush();

        assertThat(figures.outcomes(DAY, NOON)).containsEntry(Outcome.DECLINED, 2L);
    }

    @Test
    void holds_no_more_sums_than_it_may() {
        Counts counts = counts(table, 2);
        counts.shown("a1");
        counts.shown("a2");
        counts.shown("a3");
        counts.shown("a1");
        counts.flush();

        assertThat(figures.topClaims(DAY, NOON, 5)).containsExactly(new ShownClaim("a1", 2), new ShownClaim("a2", 1));
        assertThat(meters.counter("chengqing.statistics.dropped").count()).isEqualTo(1);
    }

    @Test
    void sums_up_old_hours_by_the_day_and_deletes_what_is_too_old() {
        Counts counts = counts(table, 100);
        counts.question(Outcome.ANSWERED, "web");
        counts.flush();
        Counts later =
                new Counts(table, cache::get, meters, 100, Clock.fixed(NOON.plus(Duration.ofHours(2)), ZoneOffset.UTC));
        later.question(Outcome.ANSWERED, "web");
        later.flush();

        table.age(NOON.plus(Duration.ofDays(1)), DAY.minusSeconds(1));

        assertThat(figures.questions(Step.HOUR, DAY, NOON))
                .containsExactly(new Ended(LocalDateTime.parse("2026-11-20T00:00"), Outcome.ANSWERED, 2));
        table.age(NOON.plus(Duration.ofDays(1)), DAY.plusSeconds(1));
        assertThat(figures.since()).isEmpty();
    }

    @Test
    void tells_how_long_people_had_asked_before_a_rebuttal_came() {
        Releases releases = new Releases(jdbc);
        releases.note("r1", NOON, NOON.minus(Duration.ofHours(2)));
        releases.note("r2", NOON, NOON.minus(Duration.ofHours(6)));
        releases.note("r3", NOON, NOON.minus(Duration.ofHours(40)));
        releases.note("r4", NOON, null);
        releases.note("r1", NOON, null);

        assertThat(releases.known(List.of("r1", "r9"))).containsExactly("r1");
        assertThat(figures.waited(DAY, NOON.plusSeconds(1)))
                .containsExactly(new Figures.Waited(YearMonth.of(2026, 11), 3, Duration.ofHours(6)));
    }
}
