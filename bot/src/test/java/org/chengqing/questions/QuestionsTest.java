package org.chengqing.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.chengqing.SampleReview;
import org.chengqing.channel.Channel;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.PrivateContacts;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.facts.FactReader;
import org.chengqing.knowledge.facts.Gazetteer;
import org.chengqing.knowledge.matching.Evidence;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.replies.ForwardSettings;
import org.chengqing.replies.ForwardText;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class QuestionsTest {
    private static final FactReader FACTS = new FactReader(Gazetteer.of(Map.of("石桥镇", "云溪县"), List.of()));
    private static final DataSource SOURCE = RealServers.dataSource();
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
            100,
            "您问过“{question}”：");

    private final JdbcClient jdbc = JdbcClient.create(SOURCE);
    private final MovingClock clock = new MovingClock();
    private final KnowledgeBase knowledge = mock();
    private final RecordingChannel channel = new RecordingChannel();
    private final Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);
    private final Contacts contacts = PrivateContacts.on(SOURCE, clock);
    private final Promises promises =
            new Promises(jdbc, pseudonyms, contacts, new MasterKey(new byte[32]).keyFor("test"));
    private final UnansweredQuestions unanswered = unansweredQuestions();
    private final AnswerNotes notes = new AnswerNotes(jdbc);
    private final Fence fence = new Fence(SETTINGS.storeWithin(), SETTINGS.storeAtOnce());
    private final Fence notesFence = new Fence(SETTINGS.storeWithin(), SETTINGS.notesWaiting());
    private final Questions questions = questions(unanswered);
    private final Askers askers = mock();
    private final PromiseKeeping keeping = keeping(Optional.empty());

    private int asked;

    @BeforeEach
    void nothing_is_known() {
        jdbc.sql(
                        "truncate identity.contact, promise, promise_outcome, question_tally, question_example, unanswered_question,"
                                + " candidate_miss, answer_opinion")
                .update();
        answerWith(1, new MatchOutcome.NoMatch(EVIDENCE));
    }

    @AfterEach
    void close() {
        fence.close();
        notesFence.close();
    }

    private PromiseKeeping keeping(Optional<FirstAnswers> releasing) {
        ForwardText forward = new ForwardText(
                new ForwardSettings(List.of("{rating}{claim}{conclusion}{address}"), 300, "拿可发群的文字和图片", "发群里 {id}"),
                URI.create("https://desk.example"),
                "");
        PromiseTelling telling =
                new PromiseTelling(promises, contacts, askers, List.of(channel), forward, SETTINGS, clock);
        return new PromiseKeeping(
                knowledge, promises, unanswered, notes, telling, releasing, SETTINGS, Duration.ofDays(7), clock);
    }

    private UnansweredQuestions unansweredQuestions() {
        return new UnansweredQuestions(jdbc, new TransactionTemplate(new DataSourceTransactionManager(SOURCE)), 5);
    }

    @Test
    void counts_a_question_however_it_is_dressed() {
        questions.unanswered("停水了吗？");
        await().untilAsserted(() -> assertThat(askedInAll()).isEqualTo(1));
        questions.unanswered("  停水了吗!! ");
        questions.unanswered("？？");

        await().untilAsserted(() -> assertThat(jdbc.sql("select question, count from unanswered_question")
                        .query((row, _) -> row.getString(1) + row.getLong(2))
                        .list())
                .containsExactly("停水了吗？2"));
    }

    private Questions questions(UnansweredQuestions store) {
        return new Questions(
                store,
                notes,
                promises,
                mock(Askers.class),
                pseudonyms,
                text -> FACTS.readRaw(text).words(),
                new Questions.Fences(fence, notesFence),
                SETTINGS,
                clock);
    }

    @Test
    void near_duplicates_are_one_question_and_another_town_or_number_is_not() {
        for (String text : List.of(
                "城东小学食堂发现死老鼠，家长赶紧看看",
                "城东小学食堂里发现死老鼠，家长赶紧看看！！",
                "听说城东小学食堂发现了死老鼠，家长们赶紧看看，是真的吗",
                "城西小学食堂发现死老鼠，家长赶紧看看",
                "城东小学食堂发现3只死老鼠，家长赶紧看看",
                "望川明天上午九点全城停水，请大家提前储水，互相转告周知",
                "石桥明天上午九点全城停水，请大家提前储水，互相转告周知",
                "柳湾明天上午九点全城停水，请大家提前储水，互相转告周知",
                "电话13900000000的人在城东收废药",
                "电话13900000001的人在城东收废药")) {
            questions.unanswered(text);
            int sofar = ++asked;
            await().untilAsserted(() -> assertThat(askedInAll()).isEqualTo(sofar));
        }
        assertThat(jdbc.sql("select count from unanswered_question order by id")
                        .query(Integer.class)
                        .list())
                .containsExactly(3, 1, 1, 1, 1, 1, 2);
        assertThat(jdbc.sql("select question from unanswered_question order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("电话[电话]的人在城东收废药");
    }

    private int askedInAll() {
        return jdbc.sql("select coalesce(sum(count), 0) from unanswered_question")
                .query(Integer.class)
                .single();
    }

    @Test
    void near_duplicates_that_two_instances_hear_at_once_are_one_question() {
        Questions other = questions(unansweredQuestions());
        for (int i = 0; i < 40; i++) {
            String text = "城东小学食堂发现死老鼠" + "！".repeat(i) + "家长赶紧看看" + "啊呀吧呢".charAt(i % 4);
            (i % 2 == 0 ? questions : other).unanswered(text);
        }
        await().untilAsserted(() -> assertThat(askedInAll()).isEqualTo(40));
        assertThat(jdbc.sql("select count(*) from unanswered_question")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void none_of_the_candidates_is_a_miss_with_what_was_shown() {
        List<ShownAnswer> shown = List.of(new ShownAnswer("W1", 2, 7), new ShownAnswer("S1", 1, 7));
        questions.missed("水和盐的事，打13900000000问", shown);
        questions.missed("水和盐的事，打13900000000问", shown);
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select candidates || '|' || question || '|' || generation || '|' || count"
                                        + " from candidate_miss")
                                .query(String.class)
                                .list())
                .containsExactly("W1#2 S1#1|水和盐的事，打[电话]问|7|2"));
    }

    @Test
    void an_opinion_is_tied_to_the_exact_answer_and_pressing_again_does_not_count_twice() {
        ShownAnswer first = new ShownAnswer("W1", 1, 7);
        ShownAnswer revised = new ShownAnswer("W1", 2, 8);
        questions.opinion(ANNA, first, "a1", "停水吗，我微信abc_12345", true);
        awaitOpinions("W1/1/7 停水吗，我微信[微信号] true");
        questions.opinion(ANNA, first, "a1", null, false);
        awaitOpinions("W1/1/7 停水吗，我微信[微信号] false");
        questions.opinion(ANNA, revised, "a1", null, true);
        questions.opinion(BERT, first, "a1", "停水吗", true);
        awaitOpinions("W1/1/7 停水吗 true", "W1/1/7 停水吗，我微信[微信号] false", "W1/2/8  true");

        assertThat(questions.forget(ANNA)).isTrue();
        awaitOpinions("W1/1/7 停水吗 true");
    }

    private void awaitOpinions(String... expected) {
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select review_id || '/' || revision || '/' || generation || ' ' || question || ' '"
                                        + " || useful from answer_opinion order by 1")
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrder(expected));
    }

    @Test
    void an_answer_that_did_not_help_is_not_told_again_until_it_is_revised() {
        questions.tellWhenAnswered(ANNA, "停水三天吗", List.of(new ShownAnswer("L001", 1, 1)));
        answerWith(2, confirmed(Rating.FALSE));
        keeping.run();
        assertThat(channel.told).isEmpty();

        questions.tellWhenAnswered(ANNA, "停水三天吗", List.of(new ShownAnswer("L001", 2, 2)));
        answerWith(3, confirmed(Rating.FALSE));
        keeping.run();
        assertThat(channel.told).containsExactly(ANNA);
    }

    @Test
    void tells_once_as_soon_as_there_is_an_answer() {
        assertThat(questions.tellWhenAnswered(ANNA, "停水\n三天吗", List.of())).isTrue();
        assertThat(questions.tellWhenAnswered(ANNA, "停水三天吗？", List.of())).isTrue();
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
    void an_office_that_wants_a_second_person_tells_nobody_and_names_what_waits_for_one() {
        FirstAnswers releasing = mock();
        PromiseKeeping careful = keeping(Optional.of(releasing));
        questions.tellWhenAnswered(ANNA, "停水三天吗", List.of());
        questions.tellWhenAnswered(BERT, "停水三天吗", List.of());
        careful.run();
        verifyNoInteractions(releasing);

        MatchOutcome answer = confirmed(Rating.FALSE);
        ClaimReview review =
                ((MatchOutcome.Confirmed) answer).matches().getFirst().review();
        answerWith(2, answer);
        when(knowledge.released(review.id())).thenReturn(Optional.of(review));
        Instant found = clock.now;
        careful.run();
        clock.now = clock.now.plus(Duration.ofHours(25));
        careful.run();

        assertThat(channel.told).isEmpty();
        verify(releasing, times(2)).found(review, found);
        assertThat(promises.answeredBy(review.id(), "", 9))
                .containsExactlyInAnyOrder(pseudonyms.of(ANNA), pseudonyms.of(BERT));

        promises.told(pseudonyms.of(ANNA), review, Promise.Outcome.TOLD, clock.now);
        assertThat(outcomes()).isEqualTo(Map.of("TOLD", 1L));
        assertThat(waiting()).isOne();
        answerWith(3, new MatchOutcome.NoMatch(EVIDENCE));
        careful.run();
        assertThat(promises.answers()).isEmpty();
        clock.now = clock.now.plus(Duration.ofDays(91));
        careful.run();
        assertThat(outcomes()).isEqualTo(Map.of("TOLD", 1L, "EXPIRED", 1L));
    }

    @Test
    void what_two_reviews_answer_ends_when_both_are_told() {
        ClaimReview one = review("L001");
        ClaimReview other = review("L002");
        questions.tellWhenAnswered(ANNA, "停水三天吗，盐断货吗", List.of());
        answerWith(2, new MatchOutcome.Confirmed(List.of(new Match(one, 1), new Match(other, 1)), EVIDENCE));
        PromiseKeeping careful = keeping(Optional.of(mock()));
        careful.run();

        promises.told(pseudonyms.of(ANNA), one, Promise.Outcome.TOLD, clock.now);
        assertThat(promises.answers()).containsOnlyKeys(other.id());
        answerWith(3, new MatchOutcome.Confirmed(List.of(new Match(one, 1), new Match(other, 1)), EVIDENCE));
        careful.run();
        assertThat(promises.answers()).containsOnlyKeys(other.id());
        promises.told(pseudonyms.of(ANNA), other, Promise.Outcome.UNCERTAIN, clock.now);
        assertThat(outcomes()).isEqualTo(Map.of("UNCERTAIN", 1L));
    }

    @Test
    void a_review_that_settles_nothing_is_not_announced() {
        questions.tellWhenAnswered(ANNA, "停水三天吗", List.of());
        answerWith(2, confirmed(Rating.UNPROVEN));
        keeping.run();

        assertThat(channel.told).isEmpty();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void asks_again_only_for_a_new_generation_or_a_new_day() {
        questions.tellWhenAnswered(ANNA, "停水三天吗", List.of());
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
        questions.tellWhenAnswered(ANNA, "停水三天吗", List.of());
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
        questions.tellWhenAnswered(ANNA, "停水三天吗", List.of());
        answerWith(2, confirmed(Rating.FALSE));
        channel.answer = new Channel.Sent.Unreachable("48h");
        keeping.run();
        questions.tellWhenAnswered(BERT, "停水三天吗", List.of());
        channel.answer = new Channel.Sent.Unknown("timeout");
        keeping.run();
        keeping.run();

        assertThat(channel.told).containsExactly(ANNA, BERT);
        assertThat(waiting()).isZero();
        assertThat(outcomes()).isEqualTo(Map.of("UNREACHABLE", 1L, "UNCERTAIN", 1L));
    }

    @Test
    void a_promise_that_died_while_it_was_told_is_not_told_again() {
        questions.tellWhenAnswered(ANNA, "停水三天吗", List.of());
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
        questions.tellWhenAnswered(ANNA, "停水三天吗", List.of());
        questions.tellWhenAnswered(BERT, "停水三天吗", List.of());

        assertThat(questions.forget(ANNA)).isTrue();
        answerWith(2, confirmed(Rating.FALSE));
        keeping.run();

        assertThat(channel.told).containsExactly(BERT);
    }

    @Test
    void promises_are_bounded_per_person_and_in_time() {
        assertThat(questions.tellWhenAnswered(ANNA, "一", List.of())).isTrue();
        assertThat(questions.tellWhenAnswered(ANNA, "二", List.of())).isTrue();
        assertThat(questions.tellWhenAnswered(ANNA, "三", List.of())).isFalse();
        assertThat(questions.tellWhenAnswered(ANNA, "…", List.of())).isFalse();

        clock.now = clock.now.plus(Duration.ofDays(91));
        keeping.run();
        assertThat(waiting()).isZero();
        assertThat(outcomes()).isEqualTo(Map.of("EXPIRED", 2L));
    }

    @Test
    void the_oldest_unanswered_questions_make_room() {
        for (String text : List.of("甲", "乙", "丙", "丁")) {
            clock.now = clock.now.plusSeconds(1);
            unanswered.count(AskedQuestion.of(text + "镇停水", List.of()), clock.now);
        }
        keeping.run();

        assertThat(jdbc.sql("select question from unanswered_question order by last_seen")
                        .query(String.class)
                        .list())
                .containsExactly("乙镇停水", "丙镇停水", "丁镇停水");
    }

    private QuestionGroups groups() {
        SpikeSettings settings = new SpikeSettings(10, 3, Duration.ofDays(7), 5, 2);
        GroupTable table = new GroupTable(jdbc, settings);
        WaitingPeople people = new WaitingPeople(
                jdbc, promises, table, text -> FACTS.readRaw(text).words());
        return new QuestionGroups(table, people, new GroupChecking(knowledge, table, settings, clock), clock);
    }

    private void ask(String text, int times) {
        for (int i = 0; i < times; i++) {
            unanswered.count(AskedQuestion.of(text, FACTS.readRaw(text).words()), clock.now);
        }
    }

    private static QuestionList open(QuestionList.Order order) {
        return new QuestionList(QuestionList.Which.OPEN, order, "");
    }

    @Test
    void a_spike_is_ten_times_in_an_hour_and_three_times_the_usual() {
        ask("石桥镇停水三天", 9);
        assertThat(groups().spikes()).isEmpty();
        ask("石桥镇停水三天", 1);
        assertThat(groups().spikes())
                .singleElement()
                .satisfies(spike -> assertThat(spike.lastHour()).isEqualTo(10));

        // usual: 4 an hour over the days before
        clock.now = clock.now.plus(Duration.ofDays(1));
        ask("石桥镇停水三天", 4 * 167 - 10);
        clock.now = clock.now.plus(Duration.ofHours(2));
        ask("石桥镇停水三天", 11);
        assertThat(groups().spikes()).isEmpty();
        ask("石桥镇停水三天", 1);
        assertThat(groups().spikes()).hasSize(1);

        clock.now = clock.now.plus(Duration.ofDays(8));
        keeping.run();
        assertThat(jdbc.sql("select count(*) from question_tally")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void questions_are_listed_by_growth_by_count_and_by_time() {
        ask("石桥镇停水三天", 5);
        clock.now = clock.now.plus(Duration.ofHours(3));
        ask("望川县的桥断了", 2);
        clock.now = clock.now.plus(Duration.ofMinutes(20));
        ask("南湖有水怪出没", 1);

        assertThat(groups().list(open(QuestionList.Order.GROWTH), 0, 3))
                .extracting(QuestionGroup::question)
                .containsExactly("望川县的桥断了", "南湖有水怪出没", "石桥镇停水三天");
        assertThat(groups().list(open(QuestionList.Order.COUNT), 0, 3))
                .extracting(QuestionGroup::count)
                .containsExactly(5L, 2L, 1L);
        assertThat(groups().list(open(QuestionList.Order.LATEST), 1, 1))
                .extracting(QuestionGroup::lastHour)
                .containsExactly(2);
        assertThat(groups().list(new QuestionList(QuestionList.Which.OPEN, QuestionList.Order.LATEST, "石桥"), 0, 9))
                .hasSize(1);
    }

    @Test
    void some_other_wordings_are_kept_masked_and_those_who_wait_are_found_by_them() {
        String first = "城东小学食堂发现死老鼠，家长赶紧看看";
        ask(first, 1);
        for (String more : List.of("里", "又", "竟然", "后厨", "昨天", "今早", "突然")) {
            ask("城东小学食堂" + more + "发现死老鼠，家长赶紧看看，13912345678", 1);
        }
        QuestionGroup group =
                groups().list(open(QuestionList.Order.COUNT), 0, 1).getFirst();
        assertThat(groups().wordings(group.id()))
                .startsWith(first)
                .hasSizeBetween(2, 6)
                .noneMatch(wording -> wording.contains("13912345678"));

        questions.tellWhenAnswered(ANNA, first + "！", List.of());
        questions.tellWhenAnswered(BERT, "城东小学食堂发现死老鼠，家长赶紧看看吧", List.of());
        assertThat(groups().list(open(QuestionList.Order.COUNT), 0, 1))
                .extracting(QuestionGroup::waiting)
                .containsExactly(1);
        assertThat(groups().find(group.id())).map(QuestionGroup::waiting).contains(2);
    }

    @Test
    void what_has_an_answer_by_now_leaves_the_list_a_part_at_a_time_and_comes_back_when_it_has_none() {
        for (String text : List.of("石桥镇停水三天", "望川县的桥断了", "南湖有水怪出没")) {
            ask(text, 1);
        }
        SpikeSettings settings = new SpikeSettings(10, 3, Duration.ofDays(7), 5, 2);
        GroupTable table = new GroupTable(jdbc, settings);
        GroupChecking checking = new GroupChecking(knowledge, table, settings, clock);
        answerWith(2, confirmed(Rating.FALSE));

        checking.run();
        assertThat(groups().list(open(QuestionList.Order.LATEST), 0, 9)).hasSize(1);
        checking.run();
        assertThat(groups().list(open(QuestionList.Order.LATEST), 0, 9)).isEmpty();
        assertThat(groups().list(new QuestionList(QuestionList.Which.ANSWERED, QuestionList.Order.LATEST, ""), 0, 9))
                .extracting(QuestionGroup::answeredBy)
                .containsOnly("L001");

        answerWith(3, new MatchOutcome.NoMatch(EVIDENCE));
        checking.run();
        checking.run();
        assertThat(groups().list(open(QuestionList.Order.LATEST), 0, 9)).hasSize(3);
    }

    @Test
    void a_reason_stands_with_the_opinion_even_when_it_is_stored_first() {
        ShownAnswer answer = new ShownAnswer("L001", 1, 1);
        notes.reason(pseudonyms.of(ANNA), answer, "m", UselessReason.UNCLEAR, clock.now);
        notes.opinion(pseudonyms.of(ANNA), answer, "m", "停水吗", false, clock.now);
        notes.opinion(pseudonyms.of(BERT), answer, "m", "停水吗", true, clock.now);
        notes.reason(pseudonyms.of(BERT), answer, "m", UselessReason.OTHER, clock.now);

        Feedback feedback = new Feedback(jdbc);
        assertThat(feedback.byReview(0, 9)).singleElement().satisfies(it -> {
            assertThat(it.uselessPercent()).isEqualTo(50);
            assertThat(it.times(UselessReason.UNCLEAR)).isOne();
            assertThat(it.times(UselessReason.OTHER)).isZero();
        });
        assertThat(feedback.complaints("L001", 0, 9))
                .singleElement()
                .satisfies(it -> assertThat(it.question()).isEqualTo("停水吗"));
    }

    private void answerWith(long generation, MatchOutcome outcome) {
        when(knowledge.generation()).thenReturn(generation);
        when(knowledge.match(anyString())).thenReturn(outcome);
    }

    private static ClaimReview review(String id) {
        return review(id, Rating.FALSE);
    }

    private static ClaimReview review(String id, Rating rating) {
        return SampleReview.of(id, "停水三天").rating(rating).conclusion("供水正常。").review();
    }

    private static MatchOutcome confirmed(Rating rating) {
        return new MatchOutcome.Confirmed(new Match(review("L001", rating), 1), EVIDENCE);
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
