package org.chengqing.command;

import java.nio.file.Path;
import java.util.Map;
import org.chengqing.servers.CannotStart;
import org.chengqing.servers.DataFolder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Takes the log file out of the settings where the data folder cannot be written, before logging would fail on it with
 * a stack trace: the start then fails a moment later with one sentence.
 */
final class LogOnlyWhereWritable implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        ConfigurableEnvironment environment = prepared.getEnvironment();
        try {
            DataFolder.requireWritable(Path.of(environment.getProperty("chengqing.data", "data")));
        } catch (CannotStart e) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("no log file", Map.of("logging.file.name", "")));
        }
    }

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 1;
    }
}
