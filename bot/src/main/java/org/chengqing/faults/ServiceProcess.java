package org.chengqing.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengqing.crash.CrashPoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as a process of its own on one data folder and one port, started from the same classes as this program.
 * It is one instance of the service through all its starts. For use by one thread.
 */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(40);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Path data;
    private final Map<String, String> settings;
    private final Path output;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private @Nullable Process process;

    /** On this data folder with these settings; nothing is started yet. */
    public ServiceProcess(Path data, Map<String, String> settings) throws IOException {
        this.data = Files.createDirectories(data);
        this.settings = new LinkedHashMap<>(settings);
        this.output = data.resolve("output.txt");
        this.port = OwnServer.freePort();
    }

    /** Where WeChat pushes what is for this account. */
    public URI webhook(String account) {
        return URI.create("http://127.0.0.1:" + port + "/wechat/" + account);
    }

    /** The port of its web server. */
    public int port() {
        return port;
    }

    /** Has this setting from the next start on. */
    public ServiceProcess with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Has these settings from the next start on. */
    public ServiceProcess with(Map<String, String> more) {
        settings.putAll(more);
        return this;
    }

    /** Starts it and waits until it answers; throws {@link IllegalStateException} with its output where it ends instead. */
    public ServiceProcess start() throws IOException {
        return launch(List.of()).awaitAnswer();
    }

    /** Starts it so that it dies at the {@code nth} time a place is reached, which may be as soon as it answers. */
    public ServiceProcess launchToDieAt(CrashPoint place, int nth) throws IOException {
        return launch(List.of("-Dchengqing.crash-at=" + place.name() + ":" + nth));
    }

    /** Starts it without waiting. */
    public ServiceProcess launch(List<String> jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // a start is most of its life
                "-Xmx512m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.chengqing.Chengqing"));
        command.add("--chengqing.data=" + data.toAbsolutePath());
        command.add("--server.port=" + port);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        // not on the command line, which everybody on the machine can read
        builder.environment().put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
        process = builder.start();
        return this;
    }

    /** Waits until it answers over HTTP. */
    public ServiceProcess awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers()) {
            if (!isRunning() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the service did not start:\n" + output());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return this;
    }

    /** Whether it answers over HTTP now. */
    public boolean answers() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/wechat/nobody"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 404;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether the process is there. */
    public boolean isRunning() {
        Process now = process;
        return now != null && now.isAlive();
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() {
        Process now = process;
        if (now != null) {
            now.destroyForcibly();
            awaitEnd(Duration.ofSeconds(10));
        }
    }

    /** SIGTERM, as a service manager stops it; returns at once. */
    public void terminate() {
        Process now = process;
        if (now != null) {
            now.destroy();
        }
    }

    /** SIGSTOP: it keeps its connections and does nothing. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        Process now = process;
        if (now != null) {
            Signals.send(name, now.pid());
        }
    }

    /** Waits for its end; the exit code, 137 after SIGKILL or a crash point, or null when it still runs. */
    public @Nullable Integer awaitEnd(Duration atMost) {
        Process now = process;
        try {
            return now != null && now.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) ? now.exitValue() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** All it ever printed. */
    public String output() throws IOException {
        return Files.exists(output) ? Files.readString(output) : "";
    }

    /** All it ever printed and logged. */
    public String log() throws IOException {
        Path log = data.resolve("logs").resolve("chengqing.log");
        return output() + (Files.exists(log) ? Files.readString(log) : "");
    }

    @Override
    public void close() {
        resume();
        kill();
        http.shutdownNow();
    }
}
