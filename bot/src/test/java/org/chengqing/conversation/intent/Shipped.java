package org.chengqing.conversation.intent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.chengqing.knowledge.embedding.BgeSentenceModel;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** What the program ships for telling intents, and the messages that belong to the project. */
final class Shipped {
    static final SentenceModel SENTENCES = new BgeSentenceModel();
    static final IntentSettings WORDS = bind("intents", IntentSettings.class);
    static final ModelSettings MODEL = bind("intent", ModelSettings.class);
    static final IntentClassifier CLASSIFIER = IntentClassifier.open(WORDS, MODEL, SENTENCES);

    private Shipped() {}

    /** The messages written for training. */
    static List<LabelledMessage> own() {
        return read("intents.jsonl");
    }

    /** The development half of the set that the goals are about; another author wrote the training messages. */
    static List<LabelledMessage> local() {
        return read("intents-local.jsonl");
    }

    private static List<LabelledMessage> read(String name) {
        try {
            return LabelledMessages.read(Path.of("bot", "src", "training", name));
        } catch (IOException e) {
            throw new UncheckedIOException("the project's labelled messages are missing", e);
        }
    }

    private static <T> T bind(String prefix, Class<T> type) {
        GenericApplicationContext context = new GenericApplicationContext();
        new ConfigDataApplicationContextInitializer().initialize(context);
        return Binder.get(context.getEnvironment())
                .bindOrCreate(prefix, org.springframework.boot.context.properties.bind.Bindable.of(type));
    }
}
