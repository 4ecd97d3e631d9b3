package org.chengqing.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.chengqing.servers.CannotStart;
import org.chengqing.servers.EmbeddedServers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.FileSystemUtils;

/** One of the two servers alone, the real one that comes with the program, to be killed and started on the same port. */
public final class OwnServer implements AutoCloseable {
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final Kind kind;
    private final Path data;
    private final int port;
    private @Nullable EmbeddedServers running;
    private StandardEnvironment environment = new StandardEnvironment();

    /** Which one. */
    public enum Kind {
        /** PostgreSQL. */
        POSTGRES("postgres-port", "spring.data.redis.url", "postgres/postmaster.pid"),
        /** Redis. */
        REDIS("redis-port", "spring.datasource.url", "redis/redis.pid");

        private final String portSetting;
        private final String without;
        private final String pidFile;

        Kind(String portSetting, String without, String pidFile) {
            this.portSetting = portSetting;
            this.without = without;
            this.pidFile = pidFile;
        }
    }

    /** Starts it on this folder. */
    public static OwnServer start(Kind kind, Path data) throws IOException {
        OwnServer server = new OwnServer(kind, data, freePort());
        server.start();
        return server;
    }

    /** A port of loopback that nobody listens on now. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private OwnServer(Kind kind, Path data, int port) {
        this.kind = kind;
        this.data = data;
        this.port = port;
    }

    /** Its port, the same through all its starts. */
    public int port() {
        return port;
    }

    /** The settings that lead to it, as the program makes them for itself. */
    public Map<String, String> settings() {
        Map<String, String> made = new HashMap<>();
        if (environment.getPropertySources().get("embedded servers") instanceof MapPropertySource added) {
            added.getSource().forEach((name, value) -> made.put(name, String.valueOf(value)));
        }
        return made;
    }

    /** One of them; throws {@link IllegalStateException} where there is none of this name. */
    public String setting(String name) {
        return environment.getRequiredProperty(name);
    }

    /** Starts it again after {@link #kill}; what a killed one left behind may hold it up for a moment. */
    public void start() {
        EmbeddedServers before = running;
        if (before != null) {
            before.close();
        }
        for (int tried = 1; ; tried++) {
            StandardEnvironment fresh = environment();
            try {
                running = EmbeddedServers.start(fresh);
                environment = fresh;
                return;
            } catch (CannotStart e) {
                if (tried == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private StandardEnvironment environment() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("chengqing.data", data.toString());
        settings.put("servers." + kind.portSetting, Integer.toString(port));
        settings.put(kind.without, "elsewhere");
        StandardEnvironment made = new StandardEnvironment();
        made.getPropertySources().addFirst(new MapPropertySource("fault rig", settings));
        return made;
    }

    /** Whether its first process is there. */
    public boolean isRunning() throws IOException {
        return Files.exists(data.resolve(kind.pidFile))
                && ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false);
    }

    /** SIGKILL. */
    public void kill() throws IOException {
        Signals.send("KILL", pid());
    }

    /** SIGKILL, and all its data is gone. */
    public void lose() throws IOException {
        ProcessHandle first = ProcessHandle.of(pid()).orElseThrow();
        kill();
        first.onExit().orTimeout(LONGEST_END.toSeconds(), TimeUnit.SECONDS).join();
        FileSystemUtils.deleteRecursively(data.resolve(kind.pidFile).getParent());
    }

    /** SIGSTOP to all its processes: connections stay open and nothing is answered. */
    public void pause() throws IOException {
        signalAll("STOP");
    }

    /** SIGCONT. */
    public void resume() throws IOException {
        signalAll("CONT");
    }

    private void signalAll(String signal) throws IOException {
        ProcessHandle first = ProcessHandle.of(pid()).orElseThrow();
        Stream.concat(Stream.of(first), first.descendants()).forEach(process -> Signals.send(signal, process.pid()));
    }

    private long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve(kind.pidFile)).getFirst().strip());
    }

    @Override
    public void close() {
        EmbeddedServers now = running;
        if (now != null) {
            now.close();
        }
    }
}
