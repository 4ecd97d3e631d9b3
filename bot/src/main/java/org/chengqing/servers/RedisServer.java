package org.chengqing.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The embedded Redis 6.2: cache, running answers, limits. It listens on the loopback address only, asks for a
 * password, keeps an append-only file so that a restart finds conversations again, and evicts when its memory is full.
 */
final class RedisServer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int TRIES = 200;

    private final Path pidFile;
    private final int port;
    private final String password;

    private RedisServer(Path pidFile, int port, String password) {
        this.pidFile = pidFile;
        this.port = port;
        this.password = password;
    }

    /** Starts it on the data in {@code root/redis}. */
    static RedisServer start(Path root, int port, int maxMegabytes) {
        Path program = Binaries.redis(root.resolve("servers"));
        Path data = root.resolve("redis");
        Path log = root.resolve("logs").resolve("redis.log");
        RedisServer server = new RedisServer(
                data.resolve("redis.pid"),
                port,
                SecretFile.readOrCreate(root.resolve("keys").resolve("redis.password")));
        try {
            Files.createDirectories(data);
            Files.createDirectories(log.getParent());
            server.stop();
            Path settings = data.resolve("redis.conf");
            Files.writeString(settings, server.settings(data, log, maxMegabytes));
            Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
            Program.run(List.of(program.toString(), settings.toString()), log, LIMIT, "内置 Redis 启动失败");
        } catch (IOException e) {
            throw new CannotStart("内置 Redis 的目录 " + data + " 不能读写，请检查权限和磁盘。", e);
        }
        server.awaitReady(log);
        return server;
    }

    String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    private String settings(Path data, Path log, int maxMegabytes) {
        return """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                logfile "%s"
                pidfile "%s"
                daemonize yes
                appendonly yes
                appendfsync everysec
                save ""
                maxmemory %dmb
                maxmemory-policy allkeys-lru
                """.formatted(port, password, data, log, pidFile, maxMegabytes);
    }

    private void awaitReady(Path log) {
        for (int i = 0; i < TRIES; i++) {
            if (answers()) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new CannotStart("内置 Redis 没有应答（详情见 " + log + "）");
    }

    /** Whether it answers PONG; while it loads its file it answers something else. */
    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            String expected = "+OK\r\n+PONG\r\n";
            byte[] answer = socket.getInputStream().readNBytes(expected.length());
            return expected.equals(new String(answer, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }

    private void stop() {
        Program.left(pidFile, "redis-server").ifPresent(process -> {
            process.destroy();
            if (!Program.ended(process, Duration.ofSeconds(10))) {
                process.destroyForcibly();
            }
        });
    }

    @Override
    public void close() {
        stop();
    }
}
