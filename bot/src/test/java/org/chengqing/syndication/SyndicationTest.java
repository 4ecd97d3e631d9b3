package org.chengqing.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.syndication.Wire.settings;
import static org.chengqing.syndication.Wire.target;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengqing.alarms.Alarm;
import org.chengqing.knowledge.catalog.ChangeResult;
import org.chengqing.knowledge.catalog.ImportOrder;
import org.chengqing.knowledge.catalog.ImportProgress;
import org.chengqing.knowledge.catalog.ReviewImport;
import org.chengqing.knowledge.catalog.ReviewStep;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.syndication.Syndication.ActResult;
import org.chengqing.syndication.Wire.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the catalogue to a server on the other side, on the real PostgreSQL. */
class SyndicationTest {
    private static String database;

    private final TestClock clock = new TestClock();
    private final HookServer server = new HookServer();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(server));
    private Wire wire;

    @BeforeAll
    static void migrate() {
        database = Wire.database();
    }

    @BeforeEach
    void start() {
        wire = wire(settings(target("site", server)));
        wire.jdbc.sql("delete from syndication_delivery").update();
        wire.jdbc.sql("delete from syndication_event").update();
        wire.jdbc.sql("delete from syndication_target").update();
        wire.jdbc
                .sql("insert into syndication_seen (id, number) select id, revision from claim_review"
                        + " on conflict (id) do update set number = excluded.number")
                .update();
        wire.jobs.reconcile();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private Wire wire(SyndicationSettings settings) {
        Wire wire = new Wire(database, settings, clock);
        open.add(wire);
        return wire;
    }

    private static ReviewContent content(String claim, Rating rating, Validity validity, boolean sample) {
        return new ReviewContent(
                new Claim(claim),
                rating,
                "不属实。请以官方发布为准。",
                "",
                List.of(new Source("县融媒体中心", null, URI.create("https://www.example.gov.cn/a"), null)),
                "全国",
                "其他",
                List.of(),
                List.of(),
                new Facts(List.of(), List.of(), List.of(), List.of()),
                validity,
                sample);
    }

    private static ClaimReview done(ChangeResult result) {
        assertThat(result).isInstanceOf(ChangeResult.Changed.class);
        return ((ChangeResult.Changed) result).review();
    }

    private ClaimReview released(String id, Validity validity, boolean sample) {
        ClaimReviewId name = new ClaimReviewId(id + "-" + System.nanoTime());
        ClaimReview draft = done(wire.catalog.create(name, content(id, Rating.FALSE, validity, sample), "bian", "写"));
        ClaimReview review = done(wire.catalog.move(name, draft.revision(), ReviewStep.SUBMIT, "bian", ""));
        return done(wire.catalog.move(name, review.revision(), ReviewStep.RELEASE, "shen", ""));
    }

    private ClaimReview released(String id) {
        return released(id, Validity.ALWAYS, false);
    }

    private ClaimReview corrected(ClaimReview review, Rating rating) {
        return done(wire.catalog.revise(
                review.id(),
                review.revision(),
                content(review.claim().text(), rating, Validity.ALWAYS, false),
                "bian",
                ""));
    }

    private ClaimReview withdrawn(ClaimReview review) {
        return done(wire.catalog.move(review.id(), review.revision(), ReviewStep.WITHDRAW, "shen", ""));
    }

    /** Goes on until nothing is left to do for an hour of the clock. */
    private void goOn(Wire wire, String target) {
        for (int i = 0; i < 200; i++) {
            wire.go(target);
            clock.advance(Duration.ofSeconds(20));
        }
    }

    private List<String> told() {
        return server.received.stream()
                .map(it -> body(it).path("type").asString() + " "
                        + body(it).path("data").path("revision").asInt())
                .toList();
    }

    private static JsonNode body(HookServer.Received it) {
        return JsonMapper.shared().readTree(it.body());
    }

    private List<String> alarms() {
        return wire.alarms.alarms().stream().map(Alarm::name).toList();
    }

    @Test
    void a_release_a_correction_and_a_withdrawal_arrive_signed_and_in_order() {
        ClaimReview review = released("salt");
        wire.go("site");
        clock.advance(Duration.ofSeconds(5));
        withdrawn(corrected(review, Rating.MISLEADING));
        wire.go("site");

        assertThat(told()).containsExactly("review.released 3", "review.corrected 4", "review.withdrawn 5");
        assertThat(server.received).allMatch(it -> Verifier.verifies(Wire.SECRET, it));
        assertThat(server.received).allMatch(it -> Verifier.verifies(Wire.FORMER, it));
        assertThat(server.received.stream().map(HookServer.Received::id)).doesNotHaveDuplicates();
        JsonNode first = body(server.received.get(0)).path("data");
        String page = "https://piyao.example.gov.cn/r/" + review.id().value();
        assertThat(first.path("url").asString()).isEqualTo(page);
        assertThat(first.path("feed").asString()).isEqualTo("https://piyao.example.gov.cn/feed.atom");
        assertThat(first.at("/change/to/label").asString()).isEqualTo("谣言");
        assertThat(first.at("/claimReview/@type").asString()).isEqualTo("ClaimReview");
        assertThat(first.at("/claimReview/reviewRating/ratingValue").asInt()).isEqualTo(1);
        JsonNode second = body(server.received.get(1)).path("data");
        assertThat(second.at("/change/from/rating").asString()).isEqualTo("false");
        assertThat(second.at("/change/to/rating").asString()).isEqualTo("misleading");
        assertThat(second.at("/change/fields/0").asString()).isEqualTo("rating");
        JsonNode third = body(server.received.get(2)).path("data");
        assertThat(third.has("claimReview")).isFalse();
        assertThat(third.at("/change/from/rating").asString()).isEqualTo("misleading");
        assertThat(wire.states()).containsExactly("DELIVERED 1", "DELIVERED 1", "DELIVERED 1");
    }

    @Test
    void one_that_another_replaces_is_withdrawn_with_its_successor() {
        ClaimReview old = released("old");
        ClaimReview successor = released("new");
        done(wire.catalog.supersede(old.id(), old.revision(), successor.id(), "shen", ""));
        goOn(wire, "site");

        assertThat(body(server.received.getLast()).at("/data/supersededBy").asString())
                .isEqualTo("https://piyao.example.gov.cn/r/" + successor.id().value());
        assertThat(told()).contains("review.withdrawn 4");
    }

    @Test
    void drafts_samples_and_what_nobody_sees_outside_are_not_told() {
        released("sample", Validity.ALWAYS, true);
        ClaimReview review = released("seen");
        ReviewContent content = ReviewContent.of(review);
        done(wire.catalog.revise(
                review.id(),
                review.revision(),
                new ReviewContent(
                        content.claim(),
                        content.rating(),
                        content.conclusion(),
                        content.body(),
                        content.sources(),
                        content.region(),
                        content.category(),
                        List.of("另一种问法"),
                        List.of(),
                        content.facts(),
                        content.validity(),
                        false),
                "bian",
                ""));
        goOn(wire, "site");

        assertThat(told()).containsExactly("review.released 3");
    }

    @Test
    void a_target_hears_only_of_the_events_it_wants() {
        Wire picky = wire(settings(target("picky", server, "review.withdrawn")));
        withdrawn(released("salt"));
        goOn(picky, "picky");

        assertThat(told()).containsExactly("review.withdrawn 4");
    }

    @Test
    void nothing_is_missed_or_doubled_by_a_process_that_was_down_and_one_that_dies_before_it_wrote_the_answer() {
        ClaimReview review = released("salt");
        wire.follower.follow();
        server.then(HookServer.reset());
        wire.round.run("site");
        String id = server.received.getFirst().id();
        // down: nobody follows; what dies after the attempt was committed leaves a waiting row
        withdrawn(corrected(review, Rating.TRUE));
        Wire second = wire(settings(target("site", server)));
        goOn(second, "site");
        goOn(wire, "site");

        assertThat(told())
                .containsExactly("review.released 3", "review.released 3", "review.corrected 4", "review.withdrawn 5");
        assertThat(server.received.get(1).id()).isEqualTo(id);
        assertThat(wire.states()).containsExactly("DELIVERED 2", "DELIVERED 1", "DELIVERED 1");
    }

    @Test
    void an_attempt_whose_process_died_is_made_again_under_the_same_id() {
        released("salt");
        wire.follower.follow();
        Deliveries.Ready ready = wire.deliveries.next("site", clock.instant()).orElseThrow();
        assertThat(wire.deliveries.begin(ready)).isTrue();
        wire.close();

        Wire second = wire(settings(target("site", server)));
        second.go("site");

        assertThat(server.received)
                .singleElement()
                .satisfies(it -> assertThat(it.id()).isEqualTo(ready.message()));
        assertThat(second.states()).containsExactly("DELIVERED 2");
    }

    @Test
    void two_instances_that_follow_at_the_same_time_tell_once() throws InterruptedException {
        IntStream.range(0, 30).forEach(i -> released("claim-" + i));
        List<Wire> both = List.of(wire, wire(settings(target("site", server))));
        CountDownLatch over = new CountDownLatch(2);
        both.forEach(one -> Thread.ofVirtual().start(() -> {
            one.follower.follow();
            over.countDown();
        }));
        over.await();
        goOn(wire, "site");

        assertThat(server.received.stream().map(HookServer.Received::id))
                .hasSize(30)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_message_that_is_refused_holds_back_its_own_review_only() {
        ClaimReview first = released("first");
        corrected(first, Rating.TRUE);
        released("second");
        server.then(HookServer.status(422));
        wire.go("site");

        assertThat(told()).containsExactly("review.released 3", "review.released 3");
        goOn(wire, "site");
        assertThat(told().subList(2, 4)).containsExactly("review.released 3", "review.corrected 4");
    }

    @Test
    void a_target_that_says_gone_is_stopped_with_an_alarm_until_staff_resume_it() {
        released("first");
        released("second");
        server.then(HookServer.status(410));
        assertThat(wire.go("site")).isEmpty();
        goOn(wire, "site");

        assertThat(server.received).hasSize(1);
        assertThat(wire.states()).containsExactly("DEAD 1", "WAITING 0");
        assertThat(alarms()).containsExactlyInAnyOrder("webhook-gone-site", "webhook-dead-site");
        long dead = wire.syndication
                .deliveries(null, Delivery.State.DEAD, 0, 10)
                .getFirst()
                .id();
        assertThat(wire.syndication.resend(dead)).isEqualTo(ActResult.STOPPED);
        assertThat(wire.syndication.resume("site")).isEqualTo(ActResult.DONE);
        assertThat(wire.syndication.resend(dead)).isEqualTo(ActResult.DONE);
        goOn(wire, "site");
        assertThat(wire.states()).containsExactly("DELIVERED 2", "DELIVERED 1");
        assertThat(alarms()).isEmpty();
        assertThat(wire.syndication.resume("nobody")).isEqualTo(ActResult.NOT_THERE);
    }

    @Test
    void what_never_arrives_is_given_up_after_five_days_told_by_an_alarm_and_sent_again() {
        released("first");
        released("second");
        HookServer.Answer[] never = new HookServer.Answer[2000];
        Arrays.fill(never, HookServer.status(500));
        server.then(never);
        for (int hour = 0; hour < 24 * 5; hour++) {
            wire.go("site");
            assertThat(wire.states()).noneMatch(it -> it.startsWith("DEAD"));
            clock.advance(Duration.ofHours(1));
        }
        assertThat(alarms()).containsExactly("webhook-late-site");
        int tries = server.received.size();
        // the next try of one of them, at the latest after the longest wait
        for (int hour = 0; hour < 5; hour++) {
            wire.go("site");
            clock.advance(Duration.ofHours(1));
        }

        assertThat(wire.states()).allMatch(it -> it.startsWith("DEAD"));
        assertThat(tries).isBetween(20, 125);
        assertThat(alarms()).containsExactly("webhook-dead-site");
        List<Delivery> dead = wire.syndication.deliveries("site", Delivery.State.DEAD, 0, 10);
        assertThat(wire.syndication.setAside(dead.get(0).id())).isEqualTo(ActResult.DONE);
        server.close();
        HookServer again = new HookServer();
        open.add(again);
        Wire moved = wire(settings(target("site", again)));
        assertThat(moved.syndication.resend(dead.get(1).id())).isEqualTo(ActResult.DONE);
        goOn(moved, "site");
        assertThat(again.received)
                .singleElement()
                .satisfies(it -> assertThat(it.id()).isEqualTo(dead.get(1).message()));
        assertThat(alarms()).isEmpty();
        assertThat(moved.syndication.resend(-1)).isEqualTo(ActResult.NOT_THERE);
        assertThat(moved.syndication.setAside(dead.get(1).id())).isEqualTo(ActResult.NOT_NOW);
    }

    @Test
    void a_wish_for_a_pause_is_kept() {
        released("first");
        server.then(HookServer.status(429, "Retry-After: 600\r\n"));
        assertThat(wire.go("site")).contains(clock.instant().plusSeconds(600));
        clock.advance(Duration.ofSeconds(599));
        wire.go("site");
        assertThat(server.received).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        wire.go("site");
        assertThat(wire.states()).containsExactly("DELIVERED 2");
    }

    @Test
    void a_slow_target_holds_nobody_else() throws InterruptedException {
        HookServer slow = new HookServer();
        open.add(slow);
        slow.then(slow.drip("HTTP/1.1 2"));
        Wire both = wire(settings(target("slow", slow), target("site", server)));
        IntStream.range(0, 5).forEach(i -> released("claim-" + i));
        both.follower.follow();
        Thread held = Thread.ofVirtual().start(() -> both.round.run("slow"));
        both.round.run("site");

        assertThat(server.received).hasSize(5);
        held.join();
        assertThat(slow.received).as("left alone after one silence").hasSize(1);
    }

    @Test
    void an_import_of_five_thousand_is_told_once_each_at_the_pace_or_not_at_all() throws IOException {
        Wire silent = wire(settings(false, target("site", server)));
        imported("quiet", 3);
        silent.follower.follow();
        assertThat(silent.states()).isEmpty();

        imported("bulk", 5000);
        wire.follower.follow();
        assertThat(wire.states()).hasSize(5000);
        for (int i = 0; i < 3; i++) {
            wire.round.run("site");
            wire.round.run("site");
            assertThat(server.received).hasSize(20 * (i + 1));
            clock.advance(Duration.ofSeconds(5));
        }
        for (int i = 0; i < 247; i++) {
            wire.round.run("site");
            clock.advance(Duration.ofSeconds(5));
        }
        assertThat(server.received.stream().map(HookServer.Received::id))
                .hasSize(5000)
                .doesNotHaveDuplicates();
    }

    private void imported(String name, int rows) throws IOException {
        Path file = Wire.file(
                name + ".jsonl",
                IntStream.range(0, rows)
                        .mapToObj(i -> """
                                {"id":"%s-%d","claim":"第%d个说法%s","rating":"false","conclusion":"不属实。","region":"全国",\
                                "category":"其他","sources":[{"name":"县融媒体中心"}]}
                                """.formatted(name, i, i, name))
                        .collect(Collectors.joining()));
        var result = new ReviewImport(wire.source, clock)
                .run(file, new ImportOrder("ops", ReviewState.RELEASED, false), ImportProgress.NONE);
        assertThat(result.toString()).startsWith("Imported");
    }

    @Test
    void one_that_holds_from_a_later_day_is_told_on_that_day() {
        released("later", new Validity(LocalDate.of(2026, 12, 1), null), false);
        goOn(wire, "site");
        assertThat(server.received).isEmpty();
        clock.advance(Duration.ofDays(3));
        wire.go("site");
        assertThat(told()).containsExactly("review.released 3");
    }

    @Test
    void without_targets_the_past_is_passed_over() {
        Wire nobody = wire(settings());
        released("before");
        nobody.follower.follow();
        released("after");
        goOn(wire, "site");

        assertThat(told()).hasSize(1);
        assertThat(body(server.received.getFirst()).at("/data/claim").asString())
                .isEqualTo("after");
    }

    @Test
    void old_deliveries_and_their_events_are_forgotten() {
        released("first");
        wire.go("site");

        assertThat(wire.deliveries.forget(clock.instant(), 100)).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(wire.deliveries.forget(clock.instant(), 100)).isOne();
        assertThat(wire.jdbc
                        .sql("select count(*) from syndication_event")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
