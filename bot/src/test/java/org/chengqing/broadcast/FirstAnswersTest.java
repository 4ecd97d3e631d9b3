package org.chengqing.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.broadcast.BroadcastDesk.id;
import static org.chengqing.broadcast.BroadcastDesk.person;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chengqing.SampleReview;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.broadcast.BroadcastDesk.ScriptedChannel;
import org.chengqing.broadcast.BroadcastDesk.TickingClock;
import org.chengqing.broadcast.BroadcastResult.Refused;
import org.chengqing.broadcast.BroadcastResult.Why;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Revision;
import org.chengqing.knowledge.matching.Evidence;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.questions.FirstAnswers;
import org.chengqing.questions.PromiseDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FirstAnswersTest {
    private static final Evidence EVIDENCE = new Evidence("", 1, 0.9, 0.5, List.of(), "");
    private static final ClaimReviewId W1 = new ClaimReviewId("W1");

    private final TickingClock clock = new TickingClock();
    private final ScriptedChannel channel = new ScriptedChannel(clock);
    private final KnowledgeBase knowledge = mock();
    private final Catalog catalog = mock();
    private final AuditTrail audit = mock();
    private final PromiseDesk promises = new PromiseDesk(BroadcastDesk.SOURCE, clock, knowledge, channel);
    private final BroadcastDesk desk =
            new BroadcastDesk(clock, channel, BroadcastDesk.settings(500), knowledge, promises.askers());
    private final Optional<FirstAnswers> releasing = Optional.of(new FirstAnswerBroadcasts(
            desk.jdbc,
            desk.broadcasts,
            catalog,
            audit,
            new TransactionTemplate(new DataSourceTransactionManager(BroadcastDesk.SOURCE)),
            new FirstAnswerSettings("首次答复：{claim}", "您之前问过的事，现在有了核查结果：")));

    @BeforeEach
    void twenty_wait_for_what_nobody_knows() {
        desk.empty();
        promises.empty();
        answer(1, new MatchOutcome.NoMatch(EVIDENCE));
        IntStream.range(0, 20).forEach(i -> promises.promise(person("p" + i), "明天停水吗"));
        promises.look(releasing);
        assertThat(desk.broadcasts.list(0, 9)).isEmpty();
    }

    @AfterEach
    void close() {
        desk.close();
        promises.close();
    }

    private void answer(long generation, MatchOutcome outcome) {
        when(knowledge.generation()).thenReturn(generation);
        when(knowledge.match(anyString())).thenReturn(outcome);
    }

    private ClaimReview released(int revision) {
        ClaimReview review = SampleReview.of(W1.value(), "明天停水".repeat(30))
                .conclusion("供水正常。")
                .revision(revision)
                .review();
        when(knowledge.released(W1)).thenReturn(Optional.of(review));
        when(catalog.history(W1))
                .thenReturn(List.of(
                        new Revision(1, Instant.EPOCH, "lihua", ReviewState.IN_REVIEW, ""),
                        new Revision(2, Instant.EPOCH, "wangfang", ReviewState.RELEASED, "")));
        answer(revision, new MatchOutcome.Confirmed(new Match(review, 1), EVIDENCE));
        return review;
    }

    private Broadcast only() {
        assertThat(desk.broadcasts.list(0, 9)).hasSize(1);
        return desk.broadcasts.list(0, 9).getFirst();
    }

    private void finish(long id) {
        Instant end = clock.instant().plus(Duration.ofMinutes(1));
        while (desk.run.advance(id).isPresent()) {
            assertThat(clock.instant()).isBefore(end);
        }
    }

    private long releasedBy(String reviewer) {
        Broadcast broadcast = only();
        desk.preparation.run(broadcast.id());
        return id(desk.broadcasts.release(broadcast.id(), broadcast.version(), reviewer, null));
    }

    @Test
    void nothing_leaves_before_a_second_person_releases_it_and_then_everybody_is_told_once() {
        released(2);
        promises.look(releasing);
        promises.look(releasing);
        Broadcast broadcast = only();
        assertThat(broadcast.draft().title())
                .hasSizeLessThanOrEqualTo(60)
                .startsWith("首次答复：明天停水")
                .endsWith("…");
        assertThat(broadcast.writers()).containsExactly("wangfang");
        verify(audit).record(eq("system"), eq(AuditAct.BROADCAST_SUBMITTED), eq("" + broadcast.id()), any());
        desk.preparation.run(broadcast.id());
        promises.look(releasing);
        assertThat(only().state()).isEqualTo(BroadcastState.IN_REVIEW);
        assertThat(desk.broadcasts.release(broadcast.id(), broadcast.version(), "wangfang", null))
                .isEqualTo(new Refused(Why.OWN_WORK));
        finish(broadcast.id());
        assertThat(channel.got).isEmpty();
        assertThat(promises.waiting()).isEqualTo(20);

        id(desk.broadcasts.release(broadcast.id(), broadcast.version(), "reviewer", null));
        finish(broadcast.id());
        promises.look(releasing);

        assertThat(channel.got)
                .hasSize(20)
                .allSatisfy((_, messages) -> assertThat(messages)
                        .singleElement()
                        .satisfies(FirstAnswersTest::names_the_card_and_what_to_pass_on));
        assertThat(promises.waiting()).isZero();
        assertThat(promises.outcomes()).isEqualTo(Map.of("TOLD", 20L));
        assertThat(only().state()).isEqualTo(BroadcastState.DONE);
        assertThat(new LastTold(desk.jdbc, new Pseudonyms(new byte[32]))
                        .of(person("p1"), clock.instant().minus(Duration.ofHours(1))))
                .contains(W1);
    }

    private static void names_the_card_and_what_to_pass_on(Reply reply) {
        assertThat(reply.parts())
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        Reply.Part.Card.class,
                        card -> assertThat(card.reviewId()).isEqualTo("W1"));
        assertThat(reply.quickReplies()).containsExactly(new QuickReply("share:W1", "拿可发群的文字和图片", "发群里 W1"));
    }

    @Test
    void at_once_it_is_told_without_anybody_where_the_office_wants_that() {
        released(2);
        promises.look(Optional.empty());

        assertThat(channel.got).hasSize(20);
        assertThat(desk.broadcasts.list(0, 9)).isEmpty();
        assertThat(promises.outcomes()).isEqualTo(Map.of("TOLD", 20L));
    }

    @Test
    void whoever_was_told_without_anybody_since_the_release_is_not_told_again() {
        ClaimReview review = released(2);
        promises.look(releasing);
        long id = releasedBy("reviewer");
        answer(3, new MatchOutcome.Confirmed(new Match(review, 1), EVIDENCE));
        promises.look(Optional.empty());
        assertThat(channel.got).hasSize(20);

        finish(id);

        assertThat(channel.got)
                .hasSize(20)
                .allSatisfy((_, messages) -> assertThat(messages).hasSize(1));
        assertThat(desk.reach(id).in(DeliveryState.TOLD_BEFORE)).isEqualTo(20);
    }

    @Test
    void who_is_not_told_goes_on_waiting_and_nobody_proposes_it_again() {
        released(2);
        channel.answer = to -> switch (to.person()) {
            case "p0", "p1" -> new Sent.Unreachable("45015");
            case "p2" -> new Sent.Unknown("timeout");
            default -> new Sent.Accepted();
        };
        promises.look(releasing);
        finish(releasedBy("reviewer"));
        promises.look(releasing);

        assertThat(promises.waiting()).isEqualTo(2);
        assertThat(promises.outcomes()).isEqualTo(Map.of("TOLD", 17L, "UNCERTAIN", 1L));
        assertThat(only().state()).isEqualTo(BroadcastState.DONE);
        clock.forward(Duration.ofDays(91));
        promises.look(releasing);
        assertThat(promises.waiting()).isZero();
        assertThat(promises.outcomes()).containsEntry("EXPIRED", 2L);
    }

    @Test
    void what_staff_cancel_is_not_proposed_again_until_somebody_else_waits() {
        released(2);
        promises.look(releasing);
        id(desk.broadcasts.cancel(only().id()));
        promises.look(releasing);
        assertThat(only().state()).isEqualTo(BroadcastState.CANCELLED);

        clock.forward(Duration.ofSeconds(10));
        promises.promise(person("late"), "明天停水吗？");
        promises.look(releasing);
        assertThat(desk.broadcasts.list(0, 9)).hasSize(2);
    }

    @Test
    void where_too_many_broadcasts_wait_it_is_proposed_later() {
        released(2);
        desk.jdbc
                .sql("insert into broadcast (title, words, audience, state, writers, created_at)"
                        + " select 'x', 'x', 'SUBSCRIBED', 'PREPARING', array['editor'], now()"
                        + " from generate_series(1, 20)")
                .update();
        desk.jdbc.sql("update broadcast set detail = '全部'").update();
        promises.look(releasing);
        assertThat(desk.broadcasts.list(0, 99)).hasSize(20);

        desk.jdbc
                .sql("update broadcast set state = 'CANCELLED', ended_at = now()")
                .update();
        promises.look(releasing);
        assertThat(desk.broadcasts.list(0, 99)).hasSize(21);
    }

    @Test
    void where_nobody_knows_who_released_it_no_member_of_staff_counts_as_its_writer() {
        ClaimReview review = released(7);
        promises.look(releasing);

        assertThat(review.revision()).isEqualTo(7);
        assertThat(only().writers()).containsExactly("system");
        finish(releasedBy("wangfang"));
        assertThat(channel.got).hasSize(20);
    }
}
