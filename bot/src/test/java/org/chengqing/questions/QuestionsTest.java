package org.chengqing.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengqing.channel.Channel;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.knowledge.matching.Evidence;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class QuestionsTest {
    private static final Sender ANNA = new Sender("test", "main", "anna");
    private static final Sender BERT = new Sender("test", "main", "bert");
    private static final Evidence EVIDENCE = new Evidence("", 1, 0.9, 0.5, List.of(), "");
    private static final QuestionsSettings SETTINGS = new QuestionsSettings(
            Duration.ofSeconds(5),
            Duration.ofDays(90),
            2,
            1000,
            2,
            Duration.ofDays(365),
            3,
            Duration.ofSeconds(20),
            8,
            "您问过“{question}”：");

    private final JdbcClient jdbc = JdbcClient.create(RealServers.dataSource());
    private final MovingClock clock = new MovingClock();
    private final KnowledgeBase knowledge = mock();
    private final RecordingChannel channel = new RecordingChannel();
    private final Promises promises = new Promises(jdbc);
    private final UnansweredQuestions unanswered = new UnansweredQuestions(jdbc);
    private final Fence fence = new Fence(SETTINGS.storeWithin(), SETTINGS.storeAtOnce());
    private final Questions questions = new Questions(unanswered, promises, fence, SETTINGS, clock);
    private final PromiseKeeping keeping =
            new PromiseKeeping(knowledge, promises, unanswered, List.of(channel), SETTINGS, clock);

    @BeforeEach
    void nothing_is_known() {
        jdbc.sql("truncate promise, promise_outcome, unanswered_question").update();
        answerWith(1, new MatchOutcome.NoMatch(EVIDENCE));
    }

    @AfterEach
    void close() {
        fence.close();
    }

    @Test
    void counts_a_question_however_it_is_dressed() {
        questions.unanswered("停水了吗？");
        questions.unanswered("  停水了吗!! ");
        questions.unanswered("？？");

        await().untilAsserted(() -> assertThat(jdbc.sql("select text, count from unanswered_question")
                        .query((row, _) -> row.getString(1) + row.getLong(2))
                        .list())
                .containsExactly("停水了吗2"));
    }

    @Test
    void tells_once_as_soon_as_there_is_an_answer() {
        assertThat(questions.tellWhenAnswered(ANNA, "停水\n三天吗")).isTrue();
        assertThat(questions.tellWhenAnswered(ANNA, "停水三天吗？")).isTrue();
        keeping.run();
        assertThat(channel.told).isEmpty();

        answerWith(2, confirmed(Rating.FALSE));
        keeping.run();
        keeping.run();

        assertThat(channel.told).containsExactly(ANNA);
        assertThat(channel.replies.getFirst().parts())
                .startsWith(new Reply.Part.Text("您问过“停水 三天吗”："))
                .last()
                .isInstanceOfSatisfying(
                        Reply.Part.Card.class,
                        card -> assertThat(card.reviewId()).isEqualTo("L001"));
        assertThat(waiting()).isZero();
        assertThat(outcomes()).isEqualTo(Map.of("TOLD", 1L));
    }

    @Test
    void a_review_that_settles_nothing_is_not_announced() {
        questions.tellWhenAnswered(ANNA, "停水三天吗");
        answerWith(2, confirmed(Rating.UNPROVEN));
        keeping.run();

        assertThat(channel.told).isEmpty();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void asks_again_only_for_a_new_generation_or_a_new_day() {
        questions.tellWhenAnswered(ANNA, "停水三天吗");
        keeping.run();
        answerWith(1, confirmed(Rating.FALSE));
        keeping.run();
        assertThat(channel.told).isEmpty();

        clock.now = clock.now.plus(Duration.ofHours(25));
        keeping.run();
        assertThat(channel.told).containsExactly(ANNA);
    }

    @Test
    void tries_again_later_but_not_for_ever() {
        questions.tellWhenAnswered(ANNA, "停水三天吗");
        answerWith(2, confirmed(Rating.FALSE));
        channel.answer = new Channel.Sent.Later(Duration.ofMinutes(1), "busy");
        keeping.run();
        keeping.run();
        assertThat(channel.told).hasSize(1);

        clock.now = clock.now.plusSeconds(61);
        keeping.run();
        clock.now = clock.now.plusSeconds(3600);
        keeping.run();

        assertThat(channel.told).hasSize(2);
        assertThat(outcomes()).isEqualTo(Map.of("GIVEN_UP", 1L));
    }

    @Test
    void keeps_nobody_who_cannot_be_reached_or_was_perhaps_told() {
        questions.tellWhenAnswered(ANNA, "停水三天吗");
        answerWith(2, confirmed(Rating.FALSE));
        channel.answer = new Channel.Sent.Unreachable("48h");
        keeping.run();
        questions.tellWhenAnswered(BERT, "停水三天吗");
        channel.answer = new Channel.Sent.Unknown("timeout");
        keeping.run();
        keeping.run();

        assertThat(channel.told).containsExactly(ANNA, BERT);
        assertThat(waiting()).isZero();
        assertThat(outcomes()).isEqualTo(Map.of("UNREACHABLE", 1L, "UNCERTAIN", 1L));
    }

    @Test
    void a_promise_that_died_while_it_was_told_is_not_told_again() {
        questions.tellWhenAnswered(ANNA, "停水三天吗");
        answerWith(2, confirmed(Rating.FALSE));
        Promise promise = promises.toCheck(2, clock.now, clock.now, 1).getFirst();
        assertThat(promises.take(promise, clock.now)).isTrue();
        assertThat(promises.take(promise, clock.now)).isFalse();

        keeping.run();
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        keeping.run();

        assertThat(channel.told).isEmpty();
        assertThat(outcomes()).isEqualTo(Map.of("UNCERTAIN", 1L));
    }

    @Test
    void forgets_a_person_and_nobody_else() {
        questions.tellWhenAnswered(ANNA, "停水三天吗");
        questions.tellWhenAnswered(BERT, "停水三天吗");

        assertThat(questions.forget(ANNA)).isTrue();
        answerWith(2, confirmed(Rating.FALSE));
        keeping.run();

        assertThat(channel.told).containsExactly(BERT);
    }

    @Test
    void promises_are_bounded_per_person_and_in_time() {
        assertThat(questions.tellWhenAnswered(ANNA, "一")).isTrue();
        assertThat(questions.tellWhenAnswered(ANNA, "二")).isTrue();
        assertThat(questions.tellWhenAnswered(ANNA, "三")).isFalse();
        assertThat(questions.tellWhenAnswered(ANNA, "…")).isFalse();

        clock.now = clock.now.plus(Duration.ofDays(91));
        keeping.run();
        assertThat(waiting()).isZero();
        assertThat(outcomes()).isEqualTo(Map.of("EXPIRED", 2L));
    }

    @Test
    void the_oldest_unanswered_questions_make_room() {
        for (String text : List.of("甲", "乙", "丙", "丁")) {
            clock.now = clock.now.plusSeconds(1);
            unanswered.count(text, clock.now);
        }
        keeping.run();

        assertThat(jdbc.sql("select text from unanswered_question order by last_seen")
                        .query(String.class)
                        .list())
                .containsExactly("乙", "丙", "丁");
    }

    private void answerWith(long generation, MatchOutcome outcome) {
        when(knowledge.generation()).thenReturn(generation);
        when(knowledge.match(anyString())).thenReturn(outcome);
    }

    private static MatchOutcome confirmed(Rating rating) {
        ClaimReview review = new ClaimReview(
                new ClaimReviewId("L001"),
                new Claim("停水三天"),
                rating,
                "供水正常。",
                "",
                List.of(),
                "全国",
                "其他",
                List.of(),
                List.of(),
                Facts.NONE,
                Validity.ALWAYS,
                ReviewState.RELEASED,
                null,
                false,
                1,
                Instant.EPOCH);
        return new MatchOutcome.Confirmed(new Match(review, 1), EVIDENCE);
    }

    private long waiting() {
        return jdbc.sql("select count(*) from promise").query(Long.class).single();
    }

    private Map<String, Long> outcomes() {
        return jdbc
                .sql("select outcome, count from promise_outcome")
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static final class RecordingChannel implements Channel {
        private final List<Sender> told = new ArrayList<>();
        private final List<Reply> replies = new ArrayList<>();
        private Sent answer = new Sent.Accepted();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Sent send(Sender to, Reply reply) {
            told.add(to);
            replies.add(reply);
            return answer;
        }

        @Override
        public Fetched fetch(MediaRef media, long maxBytes, OutputStream sink) {
            return new Fetched.Gone("no media");
        }
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
