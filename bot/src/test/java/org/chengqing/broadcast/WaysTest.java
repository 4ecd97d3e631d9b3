package org.chengqing.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chengqing.broadcast.BroadcastDesk.id;
import static org.chengqing.broadcast.BroadcastDesk.person;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chengqing.SampleReview;
import org.chengqing.broadcast.BroadcastDesk.ScriptedChannel;
import org.chengqing.broadcast.BroadcastDesk.TickingClock;
import org.chengqing.channel.BulkChannel.JobStatus;
import org.chengqing.channel.BulkChannel.Started;
import org.chengqing.channel.BulkMessage;
import org.chengqing.channel.BulkReport;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.NoticeTemplate;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonym;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.picture.ReviewPicture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mass sends, template messages and subscription notices, and which of them a person gets. */
class WaysTest {
    private static final String TOPIC = "食品";
    private static final Set<Way> BY_LIST = EnumSet.of(Way.DIRECT, Way.MASS_LIST);
    private static final List<BroadcastSettings.Notice> NOTICES = List.of(
            new BroadcastSettings.Notice(
                    "main", NoticeTemplate.Kind.TEMPLATE, "T1", Map.of("thing1", "{words}", "thing2", "{rating}")),
            new BroadcastSettings.Notice("main", NoticeTemplate.Kind.SUBSCRIPTION, "S1", Map.of("thing1", "{words}")));

    private final TickingClock clock = new TickingClock();
    private final ScriptedChannel channel = new ScriptedChannel(clock);
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final BroadcastDesk desk =
            new BroadcastDesk(clock, channel, platform, BroadcastDesk.settings(500, NOTICES));

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

    private long released(Audience audience, Set<Way> ways) {
        long id = inReview(audience, ways);
        id(desk.broadcasts.release(id, 2, "reviewer", null));
        return id;
    }

    private long inReview(Audience audience, Set<Way> ways) {
        long id =
                id(desk.broadcasts.compose(new BroadcastDraft("更正", "明天不停水。", null, audience, ways, false), "editor"));
        desk.broadcasts.submit(id, 1, "editor");
        desk.preparation.run(id);
        return id;
    }

    /** Time goes on so far that what is put off becomes due. */
    private void work(long id, int turns) {
        for (int i = 0; i < turns && desk.state(id) == BroadcastState.RUNNING; i++) {
            desk.run.advance(id);
            clock.forward(Duration.ofSeconds(75));
        }
    }

    private void report(String job, BulkReport.Outcome outcome, long total, long filtered, long sent, long errors) {
        desk.reported.arrived(List.of(new BulkReport.MassFinished(
                "test", "main", job, Instant.EPOCH, outcome, "send success", total, filtered, sent, errors)));
    }

    private List<String> parts(long id) {
        return desk.reach(id).parts().stream()
                .map(part -> part.way() + " " + part.state() + " " + part.reason() + " " + part.count())
                .toList();
    }

    @Test
    void shows_before_the_release_how_many_by_which_way_and_what_is_left_of_it() {
        subscribe(6);
        channel.left.putAll(Map.of("p0", 5, "p1", 5, "p2", 0, "p3", 0));

        long id = inReview(new Audience.Subscribed(TOPIC), BY_LIST);

        assertThat(parts(id))
                .containsExactlyInAnyOrder("DIRECT PLANNED left-5 2", "DIRECT PLANNED  2", "MASS_LIST PLANNED  2");
        assertThat(desk.quotas.dryRun(desk.broadcasts.find(id).orElseThrow()).steps())
                .extracting(step -> step.way() + " " + step.people() + " " + step.calls())
                .containsExactlyInAnyOrder("DIRECT 4 4", "MASS_LIST 2 1");
        assertThat(platform.sends).isEmpty();
        assertThat(channel.got).isEmpty();
    }

    @Test
    void whom_one_way_certainly_did_not_reach_is_told_by_the_next() {
        subscribe(30);
        channel.answer = to -> to.person().endsWith("5") || to.person().endsWith("6")
                ? new Sent.Unreachable("45015")
                : new Sent.Accepted();

        long id = released(new Audience.Subscribed(TOPIC), BY_LIST);
        work(id, 3);
        report("job-1", BulkReport.Outcome.SUCCEEDED, 6, 6, 6, 0);
        work(id, 3);

        assertThat(channel.got).hasSize(24);
        assertThat(platform.sends)
                .singleElement()
                .satisfies(send ->
                        assertThat(send.people()).containsExactlyInAnyOrder("p5", "p6", "p15", "p16", "p25", "p26"));
        assertThat(desk.state(id)).isEqualTo(BroadcastState.DONE);
        assertThat(parts(id)).containsExactlyInAnyOrder("DIRECT SENT  24", "MASS_LIST SENT  6");
    }

    @Test
    void a_list_whose_answer_was_lost_is_repeated_under_its_name_and_taken_once() {
        subscribe(5);
        platform.lost = _ -> platform.sends.size() == 1;
        channel.answer = _ -> new Sent.Unreachable("45015");

        long id = released(new Audience.Subscribed(TOPIC), BY_LIST);
        work(id, 4);

        assertThat(platform.sends).hasSize(1);
        assertThat(parts(id)).containsExactly("MASS_LIST SENT  5");
        assertThat(desk.batches.of(id))
                .singleElement()
                .satisfies(batch -> assertThat(batch.job()).isEqualTo("job-1"));
    }

    @Test
    void a_list_that_was_cut_off_is_repeated_too_but_not_when_the_platform_forgot_its_name() {
        subscribe(5);
        channel.answer = _ -> new Sent.Unreachable("45015");
        long id = released(new Audience.Subscribed(TOPIC), BY_LIST);
        desk.run.advance(id);
        // the worker died after the platform had taken it
        desk.jdbc
                .sql("update broadcast_batch set state = 'SENDING', sending_at = now(), job = null")
                .update();
        desk.jdbc.sql("update broadcast_delivery set state = 'SENDING'").update();
        desk.jdbc.sql("delete from broadcast_use").update();
        clock.forward(Duration.ofMinutes(3));
        work(id, 2);
        assertThat(platform.sends).hasSize(1);
        assertThat(parts(id)).containsExactly("MASS_LIST SENT  5");
        assertThat(desk.numbers.use(new Ledger.Line("test", "main", Way.MASS_LIST), clock.instant()))
                .as("the platform has counted it, once")
                .isEqualTo(new Numbers.Use(1, 1, 5));

        desk.jdbc
                .sql("update broadcast_batch set state = 'SENDING', sending_at = now(), job = null")
                .update();
        desk.jdbc.sql("update broadcast_delivery set state = 'SENDING'").update();
        clock.forward(Duration.ofHours(24));
        work(id, 3);

        assertThat(platform.sends).hasSize(1);
        assertThat(parts(id)).containsExactly("MASS_LIST UNCERTAIN interrupted 5");
        assertThat(desk.state(id)).isEqualTo(BroadcastState.DONE);
    }

    @Test
    void a_list_mistaken_for_another_by_the_platform_is_sent_under_a_new_name() {
        subscribe(4);
        channel.answer = _ -> new Sent.Unreachable("45015");
        long first = released(new Audience.Subscribed(TOPIC), BY_LIST);
        work(first, 2);
        AtomicInteger mistaken = new AtomicInteger();
        platform.before = _ -> mistaken.getAndIncrement() == 0 ? new Started.Accepted("job-1", true) : null;

        long second = released(new Audience.Subscribed(TOPIC), BY_LIST);
        work(second, 4);

        assertThat(platform.sends).hasSize(2);
        assertThat(new HashSet<>(platform.jobs.values())).containsExactlyInAnyOrder("job-1", "job-2");
        assertThat(parts(second)).containsExactly("MASS_LIST SENT  4");
    }

    @Test
    void lists_are_full_and_never_leave_one_person_over() {
        desk.jdbc.sql("select 1").query(Integer.class).single();
        platform.followers.addAll(
                IntStream.range(0, 10_001).mapToObj(i -> "f" + i).toList());

        long id = released(new Audience.Followers("main"), EnumSet.of(Way.MASS_LIST));
        work(id, 4);

        assertThat(platform.sends).extracting(send -> send.people().size()).containsExactlyInAnyOrder(9_999, 2);
        assertThat(platform.sends.stream().flatMap(send -> send.people().stream()))
                .doesNotHaveDuplicates()
                .hasSize(10_001);
    }

    @Test
    void a_whole_is_one_call_with_the_numbers_that_the_platform_tells() {
        platform.followers.addAll(List.of("a#2", "b#2", "c#3"));

        long id = released(new Audience.Tagged("main", 2), EnumSet.of(Way.MASS_WHOLE));
        assertThat(parts(id)).containsExactly("MASS_WHOLE PLANNED  2");
        // the report comes before the answer is put down
        report("job-1", BulkReport.Outcome.SUCCEEDED, 2, 2, 1, 1);
        work(id, 3);

        assertThat(platform.sends)
                .singleElement()
                .satisfies(send -> assertThat(send.people()).containsExactly("a#2", "b#2"));
        assertThat(parts(id))
                .containsExactlyInAnyOrder("MASS_WHOLE SENT confirmed 1", "MASS_WHOLE FAILED mass-errors 1");
        assertThat(desk.state(id)).isEqualTo(BroadcastState.DONE);
    }

    @Test
    void a_mass_send_that_failed_at_the_platform_failed_for_its_people() {
        subscribe(3);
        channel.answer = _ -> new Sent.Unreachable("45015");
        long id = released(new Audience.Subscribed(TOPIC), BY_LIST);
        work(id, 2);
        assertThat(desk.state(id)).isEqualTo(BroadcastState.RUNNING);

        platform.states.put("job-1", new JobStatus.Failed());
        work(id, 3);

        assertThat(parts(id)).containsExactly("MASS_LIST FAILED job: 3");
        assertThat(desk.state(id)).isEqualTo(BroadcastState.DONE);
    }

    @Test
    void a_used_up_quota_waits_for_another_day_and_a_missing_right_pauses() {
        subscribe(3);
        channel.answer = _ -> new Sent.Unreachable("45015");
        platform.before = _ -> new Started.Refused(45028, false);
        long id = released(new Audience.Subscribed(TOPIC), BY_LIST);
        work(id, 3);
        assertThat(parts(id)).containsExactly("MASS_LIST SENDING 45015 3");

        platform.before = _ -> new Started.Blocked(48001);
        clock.forward(Duration.ofHours(1));
        work(id, 2);
        assertThat(desk.state(id)).isEqualTo(BroadcastState.PAUSED);
        assertThat(platform.sends).isEmpty();

        platform.before = _ -> null;
        id(desk.broadcasts.resume(id));
        work(id, 2);
        assertThat(platform.sends).hasSize(1);
    }

    @Test
    void a_template_message_is_repeated_under_its_name_while_the_platform_knows_it() {
        subscribe(3);
        AtomicInteger losses = new AtomicInteger();
        platform.lost = _ -> losses.getAndIncrement() < 1;

        long id = released(new Audience.Subscribed(TOPIC), EnumSet.of(Way.TEMPLATE));
        for (int i = 0; i < 5 && desk.state(id) == BroadcastState.RUNNING; i++) {
            desk.run.advance(id);
            clock.forward(Duration.ofSeconds(5));
        }

        assertThat(platform.notices)
                .hasSize(3)
                .allSatisfy((_, got) -> assertThat(got).hasSize(1));
        assertThat(parts(id)).containsExactly("TEMPLATE SENT  3");
    }

    @Test
    void a_template_message_that_may_have_been_taken_is_told_no_second_time_after_a_long_wait() {
        subscribe(1);
        platform.lost = _ -> true;
        // the repeat is put off until the platform has forgotten the name
        platform.before = _ -> platform.notices.isEmpty() ? null : new Started.Later(Duration.ofHours(1), "45009");
        long id = released(new Audience.Subscribed(TOPIC), EnumSet.of(Way.TEMPLATE));
        work(id, 1);
        platform.jobs.clear();
        platform.before = _ -> null;
        clock.forward(Duration.ofHours(2));
        work(id, 2);

        assertThat(platform.notices.get("p0")).hasSize(1);
        assertThat(parts(id)).containsExactly("TEMPLATE UNCERTAIN interrupted 1");
    }

    @Test
    void who_may_have_been_told_is_never_handed_to_another_way() {
        subscribe(2);
        platform.lost = _ -> true;
        long id = released(new Audience.Subscribed(TOPIC), EnumSet.of(Way.TEMPLATE, Way.MASS_LIST));
        platform.before = _ -> platform.notices.size() < 2 ? null : new Started.Refused(43004, true);
        work(id, 1);
        work(id, 3);

        assertThat(platform.sends).isEmpty();
        assertThat(parts(id)).containsExactly("TEMPLATE UNCERTAIN 43004 2");
    }

    @Test
    void a_template_message_that_was_cut_off_long_ago_is_uncertain() {
        subscribe(2);
        long id = released(new Audience.Subscribed(TOPIC), EnumSet.of(Way.TEMPLATE));
        desk.jdbc
                .sql("update broadcast_delivery set state = 'SENDING', sending_at = now(), tried_at = now()")
                .update();
        clock.forward(Duration.ofMinutes(15));
        work(id, 2);
        assertThat(platform.notices).isEmpty();
        assertThat(parts(id)).containsExactly("TEMPLATE UNCERTAIN interrupted 2");
    }

    @Test
    void without_consent_the_template_message_follows_and_its_report_corrects_the_row() {
        subscribe(3);
        platform.before = clientId -> platform.jobs.isEmpty() && clientId.length() < 40 && subscription(clientId)
                ? new Started.Refused(43101, true)
                : null;

        long id = released(new Audience.Subscribed(TOPIC), EnumSet.of(Way.SUBSCRIPTION, Way.TEMPLATE));
        work(id, 4);
        String job = desk.jdbc
                .sql("select job from broadcast_delivery where way = 'TEMPLATE' limit 1")
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse("");
        desk.reported.arrived(List.of(
                new BulkReport.NoticeFinished(
                        person("p0"),
                        job,
                        Instant.EPOCH,
                        BulkReport.Result.BLOCKED_BY_PERSON,
                        "failed:user block",
                        null),
                new BulkReport.NoticeFinished(
                        person("x"), "not ours", Instant.EPOCH, BulkReport.Result.DELIVERED, "success", null)));

        assertThat(parts(id)).anyMatch(part -> part.equals("TEMPLATE UNREACHABLE user-block 1"));
    }

    private boolean subscription(String clientId) {
        return desk.jdbc
                                .sql(
                                        "select count(*) from broadcast_delivery where way = 'SUBSCRIPTION' and state = 'SENDING'")
                                .query(Long.class)
                                .single()
                        > 0
                && !clientId.isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void nothing_is_sent_by_any_way_before_the_release_or_while_it_is_stopped(Way way) {
        platform.followers.addAll(List.of("a#2", "b#2"));
        long id = inReview(new Audience.Tagged("main", 2), EnumSet.of(way));
        desk.run.advance(id);
        assertThat(desk.broadcasts.release(id, 2, "editor", null))
                .isEqualTo(new BroadcastResult.Refused(BroadcastResult.Why.OWN_WORK));
        desk.run.advance(id);
        desk.broadcasts.stopEverything("anybody", "停");
        id(desk.broadcasts.release(id, 2, "reviewer", null));
        desk.run.advance(id);
        assertThat(channel.got).isEmpty();
        assertThat(platform.sends).isEmpty();
        assertThat(platform.notices).isEmpty();

        desk.broadcasts.goOn();
        work(id, 3);
        assertThat(channel.got.size() + platform.notices.size() + 2 * platform.sends.size())
                .isEqualTo(2);
    }

    @Test
    void a_list_that_may_have_been_taken_and_is_then_refused_is_uncertain() {
        subscribe(3);
        channel.answer = _ -> new Sent.Unreachable("45015");
        platform.lost = _ -> true;
        platform.before = _ -> platform.sends.isEmpty() ? null : new Started.Refused(40130, true);

        long id = released(new Audience.Subscribed(TOPIC), BY_LIST);
        work(id, 4);

        assertThat(platform.sends).hasSize(1);
        assertThat(parts(id)).containsExactly("MASS_LIST UNCERTAIN 40130 3");
    }

    @Test
    void what_a_cancelled_one_had_sent_is_followed_to_its_end_and_no_longer() {
        subscribe(3);
        channel.answer = _ -> new Sent.Unreachable("45015");
        long id = released(new Audience.Subscribed(TOPIC), BY_LIST);
        work(id, 1);
        id(desk.broadcasts.cancel(id));
        assertThat(desk.run.advance(id)).isPresent();
        clock.forward(Duration.ofHours(3));

        assertThat(desk.run.advance(id)).isEmpty();
        assertThat(parts(id)).containsExactly("MASS_LIST SENT  3");
        assertThat(desk.batches.of(id))
                .singleElement()
                .satisfies(batch -> assertThat(batch.reason()).isEqualTo("no-report"));
    }

    @Test
    void all_who_speak_to_somebody_are_found_and_when_the_first_of_theirs_is_due() {
        long id = inReview(new Audience.Subscribed(TOPIC), BY_LIST);
        Instant now = clock.instant();
        Instant later = now.plusSeconds(60);
        for (String account : List.of("a", "b", "c")) {
            for (Way way : List.of(Way.DIRECT, Way.MASS_LIST)) {
                Instant due = account.equals("b") ? later : now;
                desk.ledger.add(id, planned(account, way, "1"), due);
                desk.ledger.add(id, planned(account, way, "2"), later);
            }
        }

        assertThat(desk.ledger.lines(id, now))
                .extracting(line -> line.account() + " " + line.way())
                .containsExactly("a DIRECT", "a MASS_LIST", "c DIRECT", "c MASS_LIST");
        assertThat(desk.ledger.lines(id, later)).hasSize(6);
        desk.jdbc
                .sql("update broadcast_delivery set state = 'SENT' where account <> 'b'")
                .update();
        assertThat(desk.ledger.next(id, Duration.ofMinutes(2)).orElseThrow())
                .isCloseTo(later, within(1, ChronoUnit.MILLIS));
    }

    private static List<Ledger.Planned> planned(String account, Way way, String name) {
        Pseudonym person = BroadcastDesk.PSEUDONYMS.of(new Sender("test", account, way + name));
        return List.of(new Ledger.Planned(person, "test", account, way, DeliveryState.PLANNED, ""));
    }

    @Test
    void a_list_outlasts_a_quarter_of_an_hour_in_which_the_platform_takes_nothing_but_not_a_day() {
        subscribe(3);
        channel.answer = _ -> new Sent.Unreachable("45015");
        platform.before = _ -> new Started.Later(Duration.ofSeconds(1), "-1");
        long id = released(new Audience.Subscribed(TOPIC), BY_LIST);
        work(id, 12);
        assertThat(platform.sends).isEmpty();
        platform.before = _ -> null;
        work(id, 9);
        assertThat(platform.sends).hasSize(1);

        long hopeless = released(new Audience.Subscribed(TOPIC), BY_LIST);
        platform.before = _ -> new Started.Later(Duration.ofSeconds(1), "-1");
        work(hopeless, 200);
        assertThat(parts(hopeless)).containsExactly("MASS_LIST FAILED -1 3");
    }

    @Test
    void a_cancelled_one_makes_no_more_calls_and_says_so() {
        subscribe(3);
        channel.answer = _ -> new Sent.Unreachable("45015");
        platform.before = _ -> new Started.Later(Duration.ofMinutes(5), "-1");
        long id = released(new Audience.Subscribed(TOPIC), BY_LIST);
        desk.run.advance(id);
        id(desk.broadcasts.cancel(id));
        platform.before = _ -> null;
        clock.forward(Duration.ofMinutes(10));
        desk.run.advance(id);

        assertThat(platform.sends).isEmpty();
        assertThat(parts(id)).containsExactly("MASS_LIST CANCELLED  3");
        assertThat(desk.batches.of(id))
                .singleElement()
                .satisfies(batch -> assertThat(batch.state()).isEqualTo(DeliveryState.CANCELLED));
    }

    @Test
    void a_preview_goes_to_the_account_of_whoever_asks_and_to_nobody_else() {
        subscribe(1);
        long id = inReview(new Audience.Subscribed(TOPIC), BY_LIST);
        assertThat(desk.previews.show(id, "somebody")).isEmpty();
        assertThat(desk.previews.show(id, "editor")).isPresent();
        assertThat(platform.previews).containsExactly("editor-wx");
        assertThat(platform.sends).isEmpty();
    }

    @Test
    void a_tag_that_is_not_there_sends_it_back() {
        long id = id(desk.broadcasts.compose(
                new BroadcastDraft("更正", "更正", null, new Audience.Tagged("main", 9), EnumSet.of(Way.MASS_WHOLE), false),
                "editor"));
        desk.broadcasts.submit(id, 1, "editor");
        desk.preparation.run(id);

        assertThat(desk.state(id)).isEqualTo(BroadcastState.DRAFT);
        assertThat(desk.broadcasts.find(id).orElseThrow().sentBackWhy()).isEqualTo("no-tag");
    }

    @Test
    void an_article_is_laid_down_once_for_each_list_and_again_when_it_is_gone() {
        ClaimReview review = review();
        ReviewPicture picture = mock();
        when(picture.png()).thenReturn(new byte[] {1});
        when(desk.pictures.of(any())).thenReturn(CompletableFuture.completedFuture(picture));
        when(desk.knowledge.released(review.id())).thenReturn(Optional.of(review));
        subscribe(3);
        AtomicInteger calls = new AtomicInteger();
        platform.before = _ -> switch (calls.getAndIncrement()) {
            case 0 -> new Started.Later(Duration.ofSeconds(1), "-1");
            case 1 -> new Started.Refused(40007, true);
            default -> null;
        };

        long id = id(desk.broadcasts.compose(
                new BroadcastDraft(
                        "更正", "更正", review.id(), new Audience.Subscribed(TOPIC), EnumSet.of(Way.MASS_LIST), true),
                "editor"));
        desk.broadcasts.submit(id, 1, "editor");
        desk.preparation.run(id);
        id(desk.broadcasts.release(id, 2, "reviewer", null));
        work(id, 4);
        report("job-1", BulkReport.Outcome.SUCCEEDED, 3, 3, 3, 0);

        assertThat(platform.sends)
                .singleElement()
                .satisfies(send -> assertThat(send.message()).isEqualTo(new BulkMessage.Draft("draft of 【谣言】明天停水")));
        assertThat(platform.drafts).isEqualTo(2);
        verify(desk.askers).given(argThat((List<Pseudonym> told) -> told.size() == 3), eq(review));
    }

    private static ClaimReview review() {
        return SampleReview.of("W1", "明天停水").conclusion("不停水。").category("民生").review();
    }
}
