package org.chengqing.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.core.env.StandardEnvironment;

/** A program of its own that starts the servers, commits a row and waits to be killed. */
final class ServersProcess {
    static final String READY = "ready";

    private ServersProcess() {}

    public static void main(String[] args) throws Exception {
        StandardEnvironment environment = EmbeddedServersTest.environment(Path.of(args[0]), Map.of());
        EmbeddedServers.start(environment);
        try (var connection = EmbeddedServersTest.connect(environment);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (note text)");
            statement.execute("INSERT INTO kept VALUES ('留下')");
        }
        System.out.print(READY);
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
