package org.chengqing.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class EmbeddedServersTest {
    @TempDir
    Path data;

    @Test
    void postgres_runs_durably_and_asks_for_its_password() throws SQLException {
        StandardEnvironment environment = environment(Map.of());
        try (EmbeddedServers _ = EmbeddedServers.start(environment)) {
            try (Connection connection = connect(environment)) {
                assertThat(setting(connection, "fsync")).isEqualTo("on");
                assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
                assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
                assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            }
            String url = environment.getRequiredProperty("spring.datasource.url");
            assertThatThrownBy(() -> DriverManager.getConnection(url, "chengqing", "wrong")
                            .close())
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void rows_survive_a_killed_program_and_its_orphaned_servers_are_ended() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServersProcess.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(
                        killed.getInputStream().readNBytes(ServersProcess.READY.length()),
                        java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(ServersProcess.READY);
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        ProcessHandle postgres = Program.left(data.resolve("postgres/postmaster.pid"), "postgres")
                .orElseThrow();
        ProcessHandle redis =
                Program.left(data.resolve("redis/redis.pid"), "redis-server").orElseThrow();

        StandardEnvironment environment = environment(Map.of());
        try (EmbeddedServers _ = EmbeddedServers.start(environment);
                Connection connection = connect(environment);
                var rows = connection.createStatement().executeQuery("SELECT note FROM kept")) {
            assertThat(postgres.isAlive()).isFalse();
            assertThat(redis.isAlive()).isFalse();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("留下");
        }
    }

    @Test
    void nothing_starts_where_external_servers_are_configured() {
        StandardEnvironment environment = environment(Map.of(
                "spring.datasource.url", "jdbc:postgresql://db.example/chengqing",
                "spring.data.redis.url", "redis://cache.example"));
        try (EmbeddedServers _ = EmbeddedServers.start(environment)) {
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(data.resolve("redis")).doesNotExist();
            assertThat(environment.getProperty("spring.datasource.url"))
                    .isEqualTo("jdbc:postgresql://db.example/chengqing");
        }
    }

    @Test
    void a_second_program_on_the_same_folder_is_refused() {
        try (DataFolder first = DataFolder.open(data)) {
            assertThatThrownBy(() -> DataFolder.open(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("正被另一个澄清程序使用");
            assertThat(first.root()).isEqualTo(data);
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_in_one_sentence() throws IOException {
        Path file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("不能写入");
    }

    @Test
    void a_port_in_use_is_told_in_one_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            StandardEnvironment environment =
                    environment(Map.of("servers.postgres-port", Integer.toString(taken.getLocalPort())));
            assertThatThrownBy(() -> EmbeddedServers.start(environment))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("已被占用");
        }
    }

    @Test
    void data_of_another_major_version_is_refused_and_left_alone() throws IOException {
        Path version = Files.createDirectories(data.resolve("postgres")).resolve("PG_VERSION");
        Files.writeString(version, "17\n");
        SecretFile.readOrCreate(data.resolve("keys/postgres.password"));
        assertThatThrownBy(() -> EmbeddedServers.start(environment(Map.of())))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PostgreSQL 17");
        assertThat(version).hasContent("17");
    }

    @Test
    void a_lost_password_never_leads_to_a_new_database() throws IOException {
        Files.writeString(Files.createDirectories(data.resolve("postgres")).resolve("PG_VERSION"), "18\n");
        assertThatThrownBy(() -> EmbeddedServers.start(environment(Map.of())))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("从备份恢复");
    }

    @Test
    void a_damaged_secret_is_refused_and_left_alone() throws IOException {
        Path file = Files.writeString(data.resolve("secret"), "short\n");
        assertThatThrownBy(() -> SecretFile.readOrCreate(file)).isInstanceOf(CannotStart.class);
        assertThat(file).hasContent("short");
    }

    static StandardEnvironment environment(Path data, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("chengqing.data", data.toString());
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        return environment;
    }

    private StandardEnvironment environment(Map<String, Object> more) {
        return environment(data, more);
    }

    static Connection connect(StandardEnvironment environment) throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"));
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var rows = connection.createStatement().executeQuery("SHOW " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
