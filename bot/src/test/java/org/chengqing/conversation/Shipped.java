package org.chengqing.conversation;

import java.time.Duration;
import java.util.Map;
import org.chengqing.knowledge.KnowledgeBase;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** The files of {@code config/} as the program reads them. */
final class Shipped {
    private static final Environment ENVIRONMENT = environment();

    private Shipped() {}

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

    static IntentScorer scorer() {
        return new IntentScorer(bind("intents", IntentSettings.class));
    }

    private static <T> T bind(String prefix, Class<T> type) {
        return Binder.get(ENVIRONMENT).bind(prefix, type).get();
    }
}
