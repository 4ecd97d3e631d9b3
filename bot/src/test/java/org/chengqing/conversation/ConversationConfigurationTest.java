package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.chengqing.broadcast.LastTold;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.conversation.intent.IntentClassifier;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.FollowUps;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Routing;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.questions.Questions;
import org.chengqing.reception.Reception;
import org.chengqing.replies.ForwardText;
import org.chengqing.sealing.MasterKey;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.core.StringRedisTemplate;

class ConversationConfigurationTest {
    private final Intake intake = mock(Intake.class);
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(ConversationConfiguration.class)
            .withBean(KnowledgeBase.class, () -> mock(KnowledgeBase.class))
            .withBean(ForwardText.class, Shipped::forward)
            .withBean(Intake.class, () -> intake)
            .withBean(FollowUps.class, () -> mock(FollowUps.class))
            .withBean(Questions.class, () -> mock(Questions.class))
            .withBean(IntentClassifier.class, () -> mock(IntentClassifier.class))
            .withBean(Reception.class, () -> NoStaff.RECEPTION)
            .withBean(Subscriptions.class, () -> NoStaff.SUBSCRIPTIONS)
            .withBean(LastTold.class, () -> mock(LastTold.class))
            .withBean(IntentLog.class, () -> mock(IntentLog.class))
            .withBean(StringRedisTemplate.class, () -> mock(StringRedisTemplate.class))
            .withBean(Pseudonyms.class, () -> new Pseudonyms(new byte[32]))
            .withBean(MasterKey.class, () -> new MasterKey(new byte[32]))
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void the_shipped_files_make_a_conversation_and_route_its_reports() {
        context.withPropertyValues("intake.mailbox=desk@office.example").run(started -> {
            assertThat(started).hasSingleBean(Conversations.class);
            Routing routing = started.getBean(Routing.class);
            assertThat(routing.of("privacy")).isEqualTo(new Routing.Destination("个人信息泄露", "desk@office.example"));
            assertThat(routing.of(null).category()).isEqualTo("未分类");
            assertThat(started.getBean(Taxonomy.class).categories())
                    .hasSize(10)
                    .allSatisfy(category -> assertThat(category.question()).isNotBlank());
        });
    }

    @Test
    void the_receipt_tells_the_quiet_time_of_the_intake() {
        when(intake.quiet()).thenReturn(Duration.ofMinutes(7));
        context.run(started ->
                assertThat(started.getBean(Phrases.class).text(Wording.RECEIPT)).contains("7 分钟没有新内容"));
    }

    @Test
    void a_wrong_place_in_a_sentence_is_one_clear_sentence() {
        context.withPropertyValues("replies.help=问 {weather}")
                .run(started -> assertThat(started.getStartupFailure())
                        .rootCause()
                        .hasMessage("config/replies.yml 有问题：help 里不能用 {weather}"));
    }

    @Test
    void settings_are_the_same_in_the_file_as_in_the_program() {
        context.run(started -> assertThat(started.getBean(ConversationSettings.class))
                .isEqualTo(new ConversationSettings(
                        Duration.ofMinutes(30),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(5),
                        10_000,
                        8,
                        9,
                        6000,
                        Duration.ofSeconds(4),
                        List.of("发群里", "转发", "转发到群", "转发到群里", "转到群里", "发到群里", "发到群", "发群", "发给群里"))));
    }
}
