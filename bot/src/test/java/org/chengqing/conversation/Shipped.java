package org.chengqing.conversation;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chengqing.conversation.intent.IntentClassifier;
import org.chengqing.conversation.intent.IntentSettings;
import org.chengqing.conversation.intent.ModelSettings;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.embedding.BgeSentenceModel;
import org.chengqing.knowledge.facts.FactReader;
import org.chengqing.knowledge.facts.Gazetteer;
import org.chengqing.replies.ForwardSettings;
import org.chengqing.replies.ForwardText;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** The files of {@code config/} as the program reads them. */
final class Shipped {
    static final BgeSentenceModel SENTENCES = new BgeSentenceModel();

    private static final Environment ENVIRONMENT = environment();
    private static final IntentClassifier CLASSIFIER = IntentClassifier.open(
            bind("intents", IntentSettings.class), bind("intent", ModelSettings.class), SENTENCES);

    private static final FactReader FACTS = new FactReader(
            Gazetteer.of(placesAbove(), List.of(Messages.inRegion(Messages.review("E1", "望川县停电"), "望川县"))));

    private Shipped() {}

    /** A knowledge base that knows places and no review. */
    static KnowledgeBase places() {
        KnowledgeBase knowledge = mock(KnowledgeBase.class);
        when(knowledge.factsOf(anyString())).thenAnswer(call -> FACTS.readRaw(call.getArgument(0)));
        return knowledge;
    }

    private static Environment environment() {
        GenericApplicationContext context = new GenericApplicationContext();
        new ConfigDataApplicationContextInitializer().initialize(context);
        return context.getEnvironment();
    }

    static Map<String, String> replies() {
        return Binder.get(ENVIRONMENT)
                .bind("replies", Bindable.mapOf(String.class, String.class))
                .get();
    }

    static ForwardText forward() {
        return new ForwardText(
                bind("forward", ForwardSettings.class), URI.create("http://localhost:8080"), office().name());
    }

    static OfficeSettings office() {
        return bind("office", OfficeSettings.class);
    }

    static Taxonomy taxonomy() {
        return bind("taxonomy", Taxonomy.class);
    }

    static ConversationSettings settings() {
        return bind("conversation", ConversationSettings.class);
    }

    static Phrases phrases() {
        return new Phrases(replies(), office().words(Duration.ofMinutes(10)));
    }

    static Topics declines() {
        return Topics.of(bind("declines", DeclineSettings.class), office().words(Duration.ofMinutes(10)));
    }

    static Topics remarks() {
        return Topics.of(bind("remarks", RemarkSettings.class), office().words(Duration.ofMinutes(10)));
    }

    static Map<String, String> placesAbove() {
        return Binder.get(ENVIRONMENT)
                .bind("knowledge.places-above", Bindable.mapOf(String.class, String.class))
                .get();
    }

    static Referrals referrals(KnowledgeBase knowledge) {
        return new Referrals(office(), new KnownPlaces(knowledge, office().region()));
    }

    static Hearing hearing() {
        return new Hearing(CLASSIFIER, settings().shareWords());
    }

    private static <T> T bind(String prefix, Class<T> type) {
        return Binder.get(ENVIRONMENT).bind(prefix, type).get();
    }
}
