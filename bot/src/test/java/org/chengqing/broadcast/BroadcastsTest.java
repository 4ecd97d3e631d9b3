package org.chengqing.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chengqing.broadcast.BroadcastDesk.id;
import static org.chengqing.broadcast.BroadcastDesk.person;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chengqing.broadcast.BroadcastDesk.ScriptedChannel;
import org.chengqing.broadcast.BroadcastDesk.TickingClock;
import org.chengqing.broadcast.BroadcastResult.Refused;
import org.chengqing.broadcast.BroadcastResult.Why;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.identity.Pseudonym;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class BroadcastsTest {
    private static final String TOPIC = "食品";
    private final TickingClock clock = new TickingClock();
    private final ScriptedChannel channel = new ScriptedChannel(clock);
    private final BroadcastDesk desk = new BroadcastDesk(clock, channel, BroadcastDesk.settings(500));
    private final Broadcasts broadcasts = desk.broadcasts;

    @BeforeEach
    void nobody() {
        desk.empty();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void subscribe(int people) {
        IntStream.range(0, people).forEach(i -> desk.subscriptions.add(person("p" + i), TOPIC));
    }

    private void finish(long id) {
        Instant end = clock.instant().plus(Duration.ofMinutes(1));
        while (desk.run.advance(id).isPresent()) {
            assertThat(clock.instant()).isBefore(end);
        }
    }

    @Test
    void tells_everybody_once_and_says_how_many() {
        subscribe(120);
        long id = desk.released(TOPIC);

        finish(id);

        assertThat(channel.got)
                .hasSize(120)
                .allSatisfy((_, messages) -> assertThat(messages).hasSize(1));
        assertThat(desk.state(id)).isEqualTo(BroadcastState.DONE);
        assertThat(desk.reach(id).in(DeliveryState.SENT)).isEqualTo(120);
    }

    @Test
    void one_with_more_recipients_than_allowed_goes_back_to_its_writer_instead_of_leaving_some_out() {
        subscribe(11);
        try (BroadcastDesk small = new BroadcastDesk(clock, channel, BroadcastDesk.settings(500, List.of(), 10))) {
            BroadcastDraft draft = new BroadcastDraft("更正", "更正一", null, new Audience.Subscribed(TOPIC));
            long id = id(small.broadcasts.compose(draft, "editor"));
            id(small.broadcasts.submit(id, 1, "editor"));

            small.preparation.run(id);

            assertThat(small.state(id)).isEqualTo(BroadcastState.DRAFT);
            assertThat(small.broadcasts.find(id).orElseThrow().sentBackWhy()).isEqualTo("too-many");
            assertThat(small.reach(id).total()).isZero();
        }
    }

    @Test
    void is_never_released_by_anybody_who_wrote_any_of_it() {
        subscribe(1);
        long id =
                id(broadcasts.compose(new BroadcastDraft("更正", "更正", null, new Audience.Subscribed(TOPIC)), "editor"));
        id(broadcasts.rewrite(id, 1, new BroadcastDraft("更正", "更正二", null, new Audience.Subscribed(TOPIC)), "second"));
        id(broadcasts.submit(id, 2, "third"));
        desk.preparation.run(id);

        for (String writer : List.of("editor", "second", "third")) {
            assertThat(broadcasts.release(id, 3, writer, null)).isEqualTo(new Refused(Why.OWN_WORK));
        }
        finish(id);
        assertThat(channel.got).isEmpty();
        assertThatThrownBy(() -> desk.jdbc
                        .sql(
                                "update broadcast set state = 'RUNNING', released_by = 'second', released_at = now() where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> desk.jdbc
                        .sql("update broadcast set state = 'RUNNING' where id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class);
        id(broadcasts.release(id, 3, "reviewer", null));
    }

    @Test
    void sends_nothing_in_any_state_before_the_release() {
        subscribe(3);
        long id =
                id(broadcasts.compose(new BroadcastDraft("更正", "更正", null, new Audience.Subscribed(TOPIC)), "editor"));
        assertThat(desk.run.advance(id)).isEmpty();
        broadcasts.submit(id, 1, "editor");
        assertThat(desk.run.advance(id)).isEmpty();
        desk.preparation.run(id);
        assertThat(desk.run.advance(id)).isEmpty();
        assertThat(broadcasts.release(id, 1, "reviewer", null)).isEqualTo(new Refused(Why.NOT_NOW));
        assertThat(desk.run.advance(id)).isEmpty();
        assertThat(channel.got).isEmpty();
    }

    @Test
    void shows_before_the_release_whom_it_reaches_and_whom_not() {
        subscribe(4);
        channel.left.put("p0", 0);
        desk.contacts.forget(desk.jdbc
                .sql("select person from subscription where person <> (select min(person) from subscription)"
                        + " order by person limit 1")
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .single());

        long id = desk.inReview(TOPIC);

        assertThat(desk.reach(id).total()).isEqualTo(4);
        assertThat(desk.reach(id).parts()).anySatisfy(part -> {
            assertThat(part.reason()).isEqualTo("forgotten");
            assertThat(part.count()).isEqualTo(1);
        });
        assertThat(desk.reach(id).in(DeliveryState.UNREACHABLE)).isBetween(1, 2);
    }

    @Test
    void a_list_worked_out_too_long_ago_is_not_released() {
        subscribe(1);
        long id = desk.inReview(TOPIC);
        clock.forward(Duration.ofHours(25));

        assertThat(broadcasts.release(id, 2, "reviewer", null)).isEqualTo(new Refused(Why.STALE));
        id(broadcasts.prepareAgain(id, 2));
        desk.preparation.run(id);
        id(broadcasts.release(id, 3, "reviewer", null));
    }

    @Test
    void what_was_cut_off_is_uncertain_and_never_sent_again() {
        subscribe(10);
        long id = desk.released(TOPIC);
        // a worker that dies after it took rows, whether or not its messages left
        desk.jdbc
                .sql("update broadcast_delivery set state = 'SENDING', sending_at = now(), attempts = 1"
                        + " where person in (select person from broadcast_delivery order by person limit 4)")
                .update();
        while (channel.got.size() < 6) {
            desk.run.advance(id);
        }
        assertThat(desk.state(id)).isEqualTo(BroadcastState.RUNNING);
        clock.forward(Duration.ofMinutes(3));

        finish(id);

        assertThat(channel.got).hasSize(6);
        assertThat(desk.reach(id).in(DeliveryState.UNCERTAIN)).isEqualTo(4);
        assertThat(desk.reach(id).in(DeliveryState.SENT)).isEqualTo(6);
    }

    @Test
    void each_answer_of_the_platform_has_its_state() {
        subscribe(5);
        AtomicInteger busy = new AtomicInteger();
        channel.answer = to -> switch (to.person()) {
            case "p0" -> new Sent.Unreachable("45015");
            case "p1" -> new Sent.Unknown("SocketTimeoutException");
            case "p2" -> busy.getAndIncrement() < 1 ? new Sent.Later(Duration.ZERO, "-1") : new Sent.Accepted();
            case "p3" -> new Sent.Later(Duration.ZERO, "-1");
            default -> new Sent.Accepted();
        };
        long id = desk.released(TOPIC);

        finish(id);

        assertThat(desk.reach(id).parts())
                .extracting(part -> part.state() + " " + part.reason() + " " + part.count())
                .containsExactlyInAnyOrder(
                        "SENT  2", "UNREACHABLE 45015 1", "UNCERTAIN SocketTimeoutException 1", "FAILED -1 1");
        assertThat(channel.got.get("p1")).hasSize(1);
    }

    @Test
    void an_account_that_may_not_send_pauses_it_and_burns_nobody() {
        subscribe(40);
        channel.answer = _ -> new Sent.Blocked("48001");
        long id = desk.released(TOPIC);
        desk.run.advance(id);

        assertThat(desk.state(id)).isEqualTo(BroadcastState.PAUSED);
        assertThat(broadcasts.find(id).orElseThrow().pausedWhy()).isEqualTo("blocked:48001");
        assertThat(desk.reach(id).in(DeliveryState.PLANNED)).isEqualTo(40);
        channel.answer = _ -> new Sent.Accepted();
        id(broadcasts.resume(id));
        finish(id);
        assertThat(channel.got).hasSize(40);
    }

    @Test
    void a_day_quota_that_is_used_up_rests_the_account_without_asking_for_each() {
        subscribe(60);
        AtomicInteger asked = new AtomicInteger();
        channel.answer = _ -> {
            asked.incrementAndGet();
            return new Sent.Later(Duration.ofHours(5), "45009");
        };
        long id = desk.released(TOPIC);
        Optional<Instant> again = desk.run.advance(id);

        assertThat(again).isPresent();
        assertThat(asked.get()).isLessThanOrEqualTo(20);
        desk.run.advance(id);
        assertThat(asked.get()).isLessThanOrEqualTo(20);
        channel.answer = _ -> new Sent.Accepted();
        clock.forward(Duration.ofHours(6));
        finish(id);
        assertThat(channel.got).hasSize(60);
    }

    @Test
    void the_stop_holds_within_two_seconds_and_loses_nobody() throws Exception {
        subscribe(300);
        BroadcastDesk slow = new BroadcastDesk(clock, channel, BroadcastDesk.settings(20));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long id = slow.released(TOPIC);
            Future<Optional<Instant>> working = threads.submit(() -> slow.run.advance(id));
            await().until(() -> channel.got.size() > 20);

            assertThat(broadcasts.stopEverything("root", "内容有误")).isTrue();
            Instant stopped = clock.instant();
            working.get();
            assertThat(channel.times).allSatisfy(at -> assertThat(at).isBefore(stopped.plusSeconds(2)));
            int told = channel.got.size();
            slow.run.advance(id);
            assertThat(channel.got).hasSize(told);

            assertThat(broadcasts.goOn()).isTrue();
            BroadcastDesk fast = new BroadcastDesk(clock, channel, BroadcastDesk.settings(500));
            while (fast.run.advance(id).isPresent()) {
                assertThat(clock.instant()).isBefore(stopped.plus(Duration.ofMinutes(1)));
            }
            fast.close();
            assertThat(channel.got)
                    .hasSize(300)
                    .allSatisfy((_, messages) -> assertThat(messages).hasSize(1));
        } finally {
            slow.close();
        }
    }

    @Test
    void two_instances_share_one_run_under_one_rate() throws Exception {
        subscribe(200);
        BroadcastDesk other = new BroadcastDesk(clock, channel, BroadcastDesk.settings(50));
        BroadcastDesk another = new BroadcastDesk(clock, channel, BroadcastDesk.settings(50));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long id = other.released(TOPIC);
            Future<?> one = threads.submit(() -> finishOn(other, id));
            Future<?> two = threads.submit(() -> finishOn(another, id));
            one.get();
            two.get();
        } finally {
            other.close();
            another.close();
        }
        assertThat(channel.got)
                .hasSize(200)
                .allSatisfy((_, messages) -> assertThat(messages).hasSize(1));
        Instant first = channel.times.stream().min(Instant::compareTo).orElseThrow();
        Instant last = channel.times.stream().max(Instant::compareTo).orElseThrow();
        assertThat(Duration.between(first, last)).isGreaterThan(Duration.ofMillis(2_900));
        long late = channel.times.stream()
                .filter(at -> Duration.between(first, at).toMillis() % 1_000 >= 400)
                .count();
        assertThat(late).as("spread over each second").isGreaterThan(50);
    }

    @Test
    void what_a_slow_platform_held_up_does_not_leave_together_with_what_comes_next() throws Exception {
        subscribe(400);
        List<Instant> left = Collections.synchronizedList(new ArrayList<>());
        channel.answer = _ -> {
            left.add(clock.instant());
            Duration takes = left.size() % 30 == 0 ? Duration.ofMillis(600) : Duration.ofMillis(1);
            return CompletableFuture.supplyAsync(
                            Sent.Accepted::new,
                            CompletableFuture.delayedExecutor(takes.toMillis(), TimeUnit.MILLISECONDS))
                    .join();
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                BroadcastDesk one = new BroadcastDesk(clock, channel, BroadcastDesk.settings(80));
                BroadcastDesk two = new BroadcastDesk(clock, channel, BroadcastDesk.settings(80))) {
            long id = one.released(TOPIC);
            List<Future<?>> working =
                    List.of(threads.submit(() -> finishOn(one, id)), threads.submit(() -> finishOn(two, id)));
            for (Future<?> worker : working) {
                worker.get();
            }
        }

        List<Instant> inOrder = left.stream().sorted().toList();
        assertThat(inOrder).hasSize(400);
        long busiest = inOrder.stream()
                .mapToLong(begin -> inOrder.stream()
                        .filter(at -> !at.isBefore(begin) && at.isBefore(begin.plusSeconds(1)))
                        .count())
                .max()
                .orElseThrow();
        assertThat(busiest).isLessThanOrEqualTo(96);
    }

    private void finishOn(BroadcastDesk one, long id) {
        Instant end = clock.instant().plus(Duration.ofMinutes(1));
        while (one.run.advance(id).isPresent()) {
            assertThat(clock.instant()).isBefore(end);
        }
    }

    @Test
    void a_cancelled_one_tells_nobody_more_and_keeps_its_numbers() {
        subscribe(10);
        long id = desk.released(TOPIC);
        id(broadcasts.cancel(id));
        finish(id);

        assertThat(channel.got).isEmpty();
        assertThat(desk.reach(id).in(DeliveryState.CANCELLED)).isEqualTo(10);
        assertThat(desk.oldLedgers.expire(clock.instant(), 100)).isEmpty();
        clock.forward(Duration.ofDays(181));
        assertThat(desk.oldLedgers.expire(clock.instant(), 4)).hasSize(4);
        assertThat(desk.reach(id).in(DeliveryState.CANCELLED)).isEqualTo(10);
        assertThat(desk.oldLedgers.expire(clock.instant(), 100)).hasSize(6);
        assertThat(desk.reach(id).in(DeliveryState.CANCELLED)).isEqualTo(10);
    }

    @Test
    void waits_for_its_time() {
        subscribe(2);
        long id = desk.inReview(TOPIC);
        id(broadcasts.release(id, 2, "reviewer", clock.instant().plus(Duration.ofHours(2))));
        assertThat(desk.run.advance(id)).isPresent();
        assertThat(channel.got).isEmpty();
        clock.forward(Duration.ofHours(2));
        finish(id);
        assertThat(channel.got).hasSize(2);
    }

    @Test
    void one_that_pauses_before_its_time_still_waits_for_it() {
        subscribe(2);
        long id = desk.inReview(TOPIC);
        id(broadcasts.release(id, 2, "reviewer", clock.instant().plus(Duration.ofHours(2))));
        id(broadcasts.pause(id, "看一看"));
        id(broadcasts.resume(id));
        assertThat(desk.run.advance(id)).isPresent();
        assertThat(channel.got).isEmpty();
        clock.forward(Duration.ofHours(2));
        finish(id);
        assertThat(channel.got).hasSize(2);
    }

    @Test
    void who_was_told_a_correction_does_not_wait_for_it_any_more() {
        subscribe(1);
        Pseudonym one = desk.jdbc
                .sql("select person from subscription")
                .query((row, _) -> new Pseudonym(row.getString(1)))
                .single();
        ClaimReviewId withdrawn = new ClaimReviewId("W1");
        when(desk.askers.misinformed(withdrawn, "", 1000)).thenReturn(List.of(one));
        long id = id(broadcasts.compose(
                new BroadcastDraft("更正", "W1 已撤回。", null, new Audience.Misinformed(withdrawn)), "editor"));
        id(broadcasts.submit(id, 1, "editor"));
        desk.preparation.run(id);
        id(broadcasts.release(id, 2, "reviewer", null));

        finish(id);

        assertThat(channel.got).hasSize(1);
        verify(desk.askers).corrected(one, withdrawn);
    }

    @Test
    void whoever_asks_to_be_forgotten_is_in_no_list() {
        subscribe(3);
        long id = desk.released(TOPIC);
        assertThat(desk.subscriptions.forget(person("p1"))).isTrue();
        finish(id);
        assertThat(channel.got).containsOnlyKeys("p0", "p2");
    }

    @Test
    void too_many_at_once_are_refused() {
        subscribe(1);
        for (int i = 0; i < 20; i++) {
            desk.released(TOPIC);
        }
        long id =
                id(broadcasts.compose(new BroadcastDraft("更正", "更正", null, new Audience.Subscribed(TOPIC)), "editor"));
        assertThat(broadcasts.submit(id, 1, "editor")).isEqualTo(new Refused(Why.TOO_MANY));
    }
}
