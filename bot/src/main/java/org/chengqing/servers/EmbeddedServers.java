package org.chengqing.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Opens the data folder and starts what is not configured elsewhere, before the application context needs it. Closing
 * stops the servers in order and gives the folder free; it belongs after the context is closed, since the features
 * still write while they drain.
 */
public final class EmbeddedServers implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private EmbeddedServers() {}

    /**
     * Starts the servers that this environment lacks and adds their addresses to it. Throws {@link CannotStart} after
     * stopping again what had started.
     */
    public static EmbeddedServers start(ConfigurableEnvironment environment) {
        return started(environment, DataFolder.open(data(environment)));
    }

    /**
     * Like {@link #start}, but where a service already runs on the folder its servers are used and left running: for
     * commands given beside it.
     */
    public static EmbeddedServers startOrJoin(ConfigurableEnvironment environment) {
        Path data = data(environment);
        return DataFolder.openUnlessInUse(data)
                .map(folder -> started(environment, folder))
                .orElseGet(() -> {
                    addTo(environment, RunningServers.read(data));
                    return new EmbeddedServers();
                });
    }

    /** Whether a running service has the folder, so that nothing was started here. */
    public boolean joined() {
        return started.isEmpty();
    }

    private static EmbeddedServers started(ConfigurableEnvironment environment, DataFolder folder) {
        EmbeddedServers servers = new EmbeddedServers();
        servers.started.push(folder);
        try {
            servers.startMissing(environment, folder);
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private static Path data(ConfigurableEnvironment environment) {
        return Path.of(environment.getProperty("chengqing.data", "data"));
    }

    private static void addTo(ConfigurableEnvironment environment, Map<String, Object> addresses) {
        environment.getPropertySources().addFirst(new MapPropertySource("embedded servers", addresses));
    }

    private void startMissing(ConfigurableEnvironment environment, DataFolder folder) {
        ServersSettings settings = Binder.get(environment).bindOrCreate("servers", ServersSettings.class);
        Map<String, Object> addresses = new HashMap<>();
        if (!environment.containsProperty("spring.datasource.url")) {
            PostgresServer postgres = PostgresServer.start(folder.root(), port(settings.postgresPort()));
            started.push(postgres);
            addresses.putAll(Roles.prepare(postgres, folder.root()));
        }
        if (!environment.containsProperty("spring.data.redis.url")
                && !environment.containsProperty("spring.data.redis.cluster.nodes")
                && !environment.containsProperty("spring.data.redis.sentinel.nodes")) {
            RedisServer redis = RedisServer.start(folder.root(), port(settings.redisPort()), settings.redisMegabytes());
            started.push(redis);
            addresses.put("spring.data.redis.url", redis.url());
        }
        RunningServers.write(folder.root(), addresses);
        addTo(environment, addresses);
    }

    private static int port(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("端口 " + wanted + " 已被占用，请换一个（servers.postgres-port、servers.redis-port）。", e);
        }
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                // the next start finds what did not stop; the others still have to
                org.slf4j.LoggerFactory.getLogger(EmbeddedServers.class).warn("A server did not stop cleanly", e);
            }
        }
    }
}
