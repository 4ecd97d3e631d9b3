package org.chengqing.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.servers.EmbeddedServers;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Opens the Spring application in one of two ways: as the service, or for one command without web server, jobs and
 * follow-up work (profile {@code command}).
 */
final class Application {
    private final Class<?> root;

    Application(Class<?> root) {
        this.root = root;
    }

    /** Starts the service with these settings ({@code --name=value}); it runs until the process is told to end. */
    ConfigurableApplicationContext serve(List<String> settings) {
        SpringApplication application = application();
        application.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>) context -> {
            EmbeddedServers servers = EmbeddedServers.start(context.getEnvironment());
            // after the context is closed: the features still write while they drain
            SpringApplication.getShutdownHandlers().add(servers::close);
        });
        return application.run(settings.toArray(String[]::new));
    }

    /** Starts the service with these settings until the result is closed. */
    Opened serveApart(List<String> settings) {
        SpringApplication application = application();
        application.setRegisterShutdownHook(false);
        EmbeddedServers[] servers = new EmbeddedServers[1];
        application.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>)
                context -> servers[0] = EmbeddedServers.start(context.getEnvironment()));
        return opened(application, servers, settings);
    }

    /** Opens the beans for one command; closing the result leaves a running service alone. */
    Opened open(List<String> settings) {
        SpringApplication application = application();
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles("command");
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(false);
        EmbeddedServers[] servers = new EmbeddedServers[1];
        application.addInitializers((ApplicationContextInitializer<ConfigurableApplicationContext>)
                context -> servers[0] = EmbeddedServers.startOrJoin(context.getEnvironment()));
        List<String> quiet = new ArrayList<>(settings);
        quiet.addFirst("--logging.level.root=error");
        return opened(application, servers, quiet);
    }

    private static Opened opened(SpringApplication application, EmbeddedServers[] servers, List<String> settings) {
        try {
            return new Opened(application.run(settings.toArray(String[]::new)), servers[0]);
        } catch (RuntimeException e) {
            if (servers[0] != null) {
                servers[0].close();
            }
            throw e;
        }
    }

    private SpringApplication application() {
        SpringApplication application = new SpringApplication(root);
        application.setBannerMode(Banner.Mode.OFF);
        application.addListeners(new LogOnlyWhereWritable());
        application.setLogStartupInfo(false);
        return application;
    }

    /** The file that the person means: relative to where they called the launcher, which moves to its own folder. */
    static Path file(Path given) {
        String caller = System.getenv("CHENGQING_CWD");
        return caller == null ? given : Path.of(caller).resolve(given);
    }

    /** The beans of one command and the servers under them. */
    record Opened(ConfigurableApplicationContext context, EmbeddedServers servers) implements AutoCloseable {
        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        @Override
        public void close() {
            context.close();
            servers.close();
        }
    }
}
