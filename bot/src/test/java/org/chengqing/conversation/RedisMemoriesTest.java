package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.Receipt;
import org.chengqing.questions.ShownAnswer;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisMemoriesTest {
    private static final Sender RESIDENT = Messages.RESIDENT;
    private final Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);
    /** As shipped but for the time limit, which a busy build machine would break. */
    private final ConversationSettings settings = patient(Duration.ofSeconds(10));

    private final LettuceConnectionFactory factory = connected(RealServers.redisUri());

    private static ConversationSettings patient(Duration timeout) {
        ConversationSettings shipped = Shipped.settings();
        return new ConversationSettings(
                shipped.stateKept(),
                timeout,
                shipped.redisPause(),
                shipped.statesInMemory(),
                shipped.repliesKept(),
                shipped.messagesKept(),
                shipped.charactersKept(),
                shipped.turnWait(),
                shipped.shareWords());
    }

    private static LettuceConnectionFactory connected(String uri) {
        LettuceConnectionFactory factory = new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(uri) instanceof RedisStandaloneConfiguration alone
                        ? alone
                        : new RedisStandaloneConfiguration());
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    @AfterEach
    void disconnect() {
        factory.destroy();
    }

    private RedisMemories memories(LettuceConnectionFactory redis, Instant now) {
        return memories(redis, now, settings);
    }

    private RedisMemories memories(LettuceConnectionFactory redis, Instant now, ConversationSettings settings) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        InMemoryMemories nearby = new InMemoryMemories(pseudonyms, settings.stateKept(), 10, clock);
        return new RedisMemories(
                new StringRedisTemplate(redis),
                nearby,
                pseudonyms,
                new MasterKey(new byte[32]).keyFor("test"),
                settings,
                clock);
    }

    private static Memory memory(ConversationState state, Instant at) {
        return Memory.blank().after(new MessageKey("m1"), state, Reply.text("好的"), 8, at);
    }

    @Test
    void every_state_comes_back_on_another_instance_without_the_senders_name_in_the_store() {
        List<org.chengqing.channel.InboundMessage> kept = Messages.everyKind("网传停水", "ask");
        List<ConversationState> states = List.of(
                new ConversationState.Idle(),
                new ConversationState.AnswerShown("问", List.of(new ShownAnswer("W1", 2, 7)), kept),
                new ConversationState.ChoosingCandidate("问", List.of(new ShownAnswer("W1", 2, 7)), kept),
                new ConversationState.TurnedAway("问", kept),
                new ConversationState.AskedAskOrReport(kept),
                new ConversationState.OfferedNotice("问", List.of(), kept),
                new ConversationState.AwaitingReport(),
                new ConversationState.Collecting(new Receipt("20261122-7K3F"), List.of("W1")),
                new ConversationState.Collecting(new Receipt("20261122-7K3F"), List.of(), true),
                new ConversationState.ConfirmingWithdrawal(new Receipt("20261122-7K3F")),
                new ConversationState.ConfirmingWithdrawal(new Receipt("20261122-7K3F"), true),
                new ConversationState.ConfirmingErasure());
        for (ConversationState state : states) {
            Memory memory = memory(state, Messages.NOW);
            memories(factory, Messages.NOW).save(RESIDENT, memory);
            assertThat(memories(factory, Messages.NOW).load(RESIDENT)).contains(memory);
        }
        StringRedisTemplate redis = new StringRedisTemplate(factory);
        String key = "conversation:" + pseudonyms.of(RESIDENT).value();
        memories(factory, Messages.NOW)
                .save(RESIDENT, memory(new ConversationState.AskedAskOrReport(kept), Messages.NOW));
        assertThat(redis.opsForValue().get(key)).isBase64().doesNotContain("网传停水", RESIDENT.person());
        assertThat(redis.getExpire(key)).isBetween(1L, settings.stateKept().toSeconds());
    }

    @Test
    void a_card_comes_back_as_it_was() {
        Reply card = new Reply(List.of(org.chengqing.replies.ReviewCards.of(Messages.review("W1", "停水三天"))), List.of());
        Memory memory = Memory.blank().after(new MessageKey("m2"), new ConversationState.Idle(), card, 8, Messages.NOW);
        memories(factory, Messages.NOW).save(RESIDENT, memory);
        assertThat(memories(factory, Messages.NOW).load(RESIDENT)).contains(memory);
    }

    @Test
    void a_store_that_does_not_answer_costs_one_short_wait_and_no_dialogue() {
        LettuceConnectionFactory nowhere = connected("redis://127.0.0.1:1");
        try {
            RedisMemories memories = memories(nowhere, Messages.NOW, Shipped.settings());
            Memory memory = memory(new ConversationState.AwaitingReport(), Messages.NOW);
            memories.save(RESIDENT, memory);
            assertThat(memories.load(RESIDENT)).contains(memory);
            assertThat(memories.failures()).isEqualTo(1);
        } finally {
            nowhere.destroy();
        }
    }

    @Test
    void the_newer_of_two_memories_counts() {
        RedisMemories here = memories(factory, Messages.NOW);
        RedisMemories there = memories(factory, Messages.NOW);
        here.save(RESIDENT, memory(new ConversationState.AwaitingReport(), Messages.NOW));
        Memory newer = memory(new ConversationState.Idle(), Messages.NOW.plusSeconds(1));
        there.save(RESIDENT, newer);
        assertThat(here.load(RESIDENT)).contains(newer);
    }

    @Test
    void the_process_remembers_a_bounded_number_for_a_limited_time() {
        Instant[] now = {Messages.NOW};
        InMemoryMemories few = new InMemoryMemories(pseudonyms, Duration.ofMinutes(30), 2, new AdjustableClock(now));
        for (int i = 0; i < 5; i++) {
            few.save(new Sender("web", "web", "p" + i), memory(new ConversationState.AwaitingReport(), now[0]));
        }
        assertThat(few.size()).isEqualTo(2);
        assertThat(few.load(new Sender("web", "web", "p4"))).isPresent();
        now[0] = now[0].plus(Duration.ofMinutes(31));
        assertThat(few.load(new Sender("web", "web", "p4"))).isEmpty();
    }

    private static final class AdjustableClock extends Clock {
        private final Instant[] now;

        AdjustableClock(Instant[] now) {
            this.now = now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now[0];
        }
    }
}
