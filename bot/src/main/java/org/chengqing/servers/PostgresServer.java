package org.chengqing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The embedded PostgreSQL 18. It listens on the loopback address only, asks for a password (SCRAM-SHA-256), and runs
 * with fsync, full_page_writes and synchronous_commit on. {@code pg_ctl} gives it a session of its own, so that Ctrl-C
 * reaches the program first and the database last.
 */
final class PostgresServer implements AutoCloseable {
    private static final String USER = "chengqing";
    private static final String DATABASE = "postgres";
    private static final String MAJOR = "18";
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Path home;
    private final Path data;
    private final Path log;
    private final int port;
    private final String password;

    private PostgresServer(Path home, Path data, Path log, int port, String password) {
        this.home = home;
        this.data = data;
        this.log = log;
        this.port = port;
        this.password = password;
    }

    /** Starts it on the data in {@code root/postgres}, made first where there is none. */
    static PostgresServer start(Path root, int port) {
        Path home = Binaries.postgres(root.resolve("servers"));
        Path log = root.resolve("logs").resolve("postgres.log");
        Path passwordFile = root.resolve("keys").resolve("postgres.password");
        Path data = root.resolve("postgres");
        if (Files.exists(data.resolve("PG_VERSION")) && !Files.exists(passwordFile)) {
            throw new CannotStart("数据库密码文件 " + passwordFile + " 不见了，请从备份恢复；数据没有被改动。");
        }
        PostgresServer server = new PostgresServer(home, data, log, port, SecretFile.readOrCreate(passwordFile));
        try {
            Files.createDirectories(log.getParent());
            server.endOrphan();
            server.initialise(passwordFile);
        } catch (IOException e) {
            throw new CannotStart("内置数据库的目录 " + data + " 不能读写，请检查权限和磁盘。", e);
        }
        server.launch();
        return server;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    String user() {
        return USER;
    }

    String password() {
        return password;
    }

    private void initialise(Path passwordFile) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR)) {
                throw new CannotStart(
                        "数据目录 " + data + " 属于 PostgreSQL " + found + "，本程序带的是 " + MAJOR + "，请先按手册升级；数据没有被改动。");
            }
            return;
        }
        // built aside and moved, so that a stop half-way never leaves something that looks like a database
        Path draft = data.resolveSibling("postgres.new");
        delete(draft);
        run(
                "内置数据库初始化失败",
                home.resolve("bin/initdb").toString(),
                "--pgdata=" + draft,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        Files.move(draft, data);
    }

    private void launch() {
        String options =
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60"
                        + " -c fsync=on -c full_page_writes=on -c synchronous_commit=on -c log_timezone=Asia/Shanghai";
        run(
                "内置数据库启动失败",
                home.resolve("bin/pg_ctl").toString(),
                "start",
                "--pgdata=" + data,
                "--wait",
                "--timeout=60",
                "--log=" + log,
                "--options=" + options);
    }

    private void endOrphan() {
        Program.left(data.resolve("postmaster.pid"), "postgres").ifPresent(orphan -> {
            stop("fast");
            if (!Program.ended(orphan, Duration.ofSeconds(30))) {
                stop("immediate");
                if (!Program.ended(orphan, Duration.ofSeconds(10))) {
                    throw new CannotStart("上次留下的数据库进程 " + orphan.pid() + " 停不下来，请手工结束它再启动。");
                }
            }
        });
    }

    @Override
    public void close() {
        stop("fast");
    }

    private void stop(String mode) {
        run(
                "内置数据库停止失败",
                home.resolve("bin/pg_ctl").toString(),
                "stop",
                "--pgdata=" + data,
                "--mode=" + mode,
                "--wait",
                "--timeout=60");
    }

    private void run(String sentence, String... command) {
        Program.run(Program.notAsRoot(List.of(command)), log, LIMIT, sentence);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
