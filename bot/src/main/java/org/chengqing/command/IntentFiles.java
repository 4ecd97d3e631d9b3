package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chengqing.conversation.intent.IntentSettings;
import org.chengqing.conversation.intent.LabelledMessage;
import org.chengqing.conversation.intent.LabelledMessages;
import org.chengqing.conversation.intent.ModelSettings;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the intent commands read: settings as the service reads them, without starting it, and labelled messages. */
record IntentFiles(IntentSettings words, ModelSettings model) {
    /** Labelled messages that belong to the project. */
    private static final Path TRAINING = Path.of("bot", "src", "training");

    /** From the configuration files, the environment and these {@code --name=value}. */
    static IntentFiles settings(List<String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(settings.toArray(String[]::new)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        Binder binder = Binder.get(environment);
        return new IntentFiles(
                binder.bindOrCreate("intents", Bindable.of(IntentSettings.class)),
                binder.bindOrCreate("intent", Bindable.of(ModelSettings.class)));
    }

    /** The project's own files of labelled messages, by name. Throws {@link IOException} when they cannot be listed. */
    static List<Path> ofProject() throws IOException {
        try (Stream<Path> files = Files.list(TRAINING)) {
            return files.filter(file -> file.getFileName().toString().startsWith("intents"))
                    .filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * All messages of these files. Throws {@link IllegalArgumentException} with a sentence in Chinese for a missing file
     * or a line in error, {@link IOException} when reading fails.
     */
    static List<LabelledMessage> read(List<Path> files) throws IOException {
        List<LabelledMessage> messages = new ArrayList<>();
        for (Path file : files) {
            try {
                messages.addAll(LabelledMessages.read(file));
            } catch (NoSuchFileException missing) {
                throw new IllegalArgumentException("没有文件 " + file, missing);
            }
        }
        return messages;
    }
}
