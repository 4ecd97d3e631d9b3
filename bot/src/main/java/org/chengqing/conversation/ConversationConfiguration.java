package org.chengqing.conversation;

import java.time.Clock;
import java.util.Map;
import org.chengqing.broadcast.LastTold;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.conversation.intent.IntentClassifier;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.FollowUps;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Notice;
import org.chengqing.intake.Routing;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.questions.Questions;
import org.chengqing.reception.Reception;
import org.chengqing.reception.StaffWords;
import org.chengqing.replies.ForwardText;
import org.chengqing.sealing.MasterKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    ConversationSettings.class,
    OfficeSettings.class,
    Taxonomy.class,
    DeclineSettings.class,
    RemarkSettings.class
})
class ConversationConfiguration {
    @Bean
    Memories memories(
            StringRedisTemplate redis,
            Pseudonyms pseudonyms,
            MasterKey contentKey,
            ConversationSettings settings,
            Clock clock) {
        InMemoryMemories nearby =
                new InMemoryMemories(pseudonyms, settings.stateKept(), settings.statesInMemory(), clock);
        return new RedisMemories(redis, nearby, pseudonyms, contentKey.keyFor("dialogues"), settings, clock);
    }

    @Bean
    Phrases phrases(Environment environment, OfficeSettings office, Intake intake) {
        Map<String, String> file = Binder.get(environment)
                .bind("replies", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        return new Phrases(file, office.words(intake.quiet()));
    }

    @Bean
    Routing routing(Taxonomy taxonomy, @Value("${intake.mailbox:report@office.example}") String generalMailbox) {
        return new TaxonomyRouting(taxonomy, generalMailbox);
    }

    @Bean
    Topics declines(DeclineSettings settings, OfficeSettings office, Intake intake) {
        return Topics.of(settings, office.words(intake.quiet()));
    }

    @Bean
    Topics remarks(RemarkSettings settings, OfficeSettings office, Intake intake) {
        return Topics.of(settings, office.words(intake.quiet()));
    }

    @Bean
    Jurisdiction jurisdiction(KnowledgeBase knowledge, OfficeSettings office) {
        return new KnownPlaces(knowledge, office.region());
    }

    @Bean
    Referrals referrals(OfficeSettings office, Jurisdiction jurisdiction) {
        return new Referrals(office, jurisdiction);
    }

    /** The words of notices that are sent. */
    @Bean
    Notice.Words noticeWords(Phrases phrases) {
        return new NoticePhrases(phrases);
    }

    /** The words of staff. */
    @Bean
    StaffWords staffWords(Phrases phrases) {
        return new StaffPhrases(phrases);
    }

    @Bean
    Conversations conversations(
            IntentClassifier intents,
            IntentLog intentLog,
            Taxonomy taxonomy,
            OfficeSettings office,
            Topics declines,
            Topics remarks,
            Referrals referrals,
            Phrases phrases,
            ForwardText forward,
            ConversationSettings settings,
            Memories memories,
            KnowledgeBase knowledge,
            Intake intake,
            FollowUps followUps,
            Questions questions,
            Reception reception,
            Subscriptions subscriptions,
            LastTold lastTold,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Conversations(
                new Dialogue(
                        taxonomy, declines, remarks, new Keeping(settings.messagesKept(), settings.charactersKept())),
                new Hearing(intents, settings.shareWords()),
                intentLog,
                new Receiving(reception, phrases),
                new Performer(
                        knowledge,
                        intake,
                        followUps,
                        questions,
                        referrals,
                        new Forgetting(intake, questions, reception, subscriptions, events),
                        new Exports(followUps, questions, reception, subscriptions, phrases),
                        subscriptions,
                        lastTold),
                new Rendering(phrases, forward, office.examples()),
                memories,
                settings,
                clock);
    }
}
