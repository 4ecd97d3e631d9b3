package org.chengqing.command;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The configuration as the service reads it, for commands that start nothing. */
final class Configuration {
    /** Held, since an unreferenced logger forgets its level. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Configuration() {}

    /** Silences libraries that tell what they find on the machine, as the service's configuration does. */
    static void quietLibraries() {
        LUCENE.setLevel(Level.SEVERE);
        LoggingSystem.get(Configuration.class.getClassLoader()).setLogLevel("ai.djl", LogLevel.ERROR);
    }

    /** From the configuration files, the environment and these {@code --name=value}. */
    static StandardEnvironment read(List<String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(settings.toArray(String[]::new)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}
