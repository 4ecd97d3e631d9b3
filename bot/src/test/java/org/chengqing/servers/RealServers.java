package org.chengqing.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The real PostgreSQL (migrated) and Redis of this test run, started at the first use and stopped with the JVM. */
public final class RealServers {
    /** More than any test asks for at once; a test that opened one for each statement spent its time on passwords. */
    private static final int MOST_CONNECTIONS = 20;

    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final StandardEnvironment ENVIRONMENT = started();
    private static final DataSource OWNER = as(jdbcUrl(), username(), password());
    private static final DataSource PROGRAM = as("spring.datasource");
    private static final DataSource IDENTITY = as("identity");

    private RealServers() {}

    private static StandardEnvironment started() {
        try {
            Path folder = Files.createTempDirectory("chengqing-test");
            StandardEnvironment environment = new StandardEnvironment();
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("test", Map.of("chengqing.data", folder.toString())));
            EmbeddedServers servers = EmbeddedServers.start(environment);
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
            Flyway.configure()
                    .dataSource(
                            environment.getRequiredProperty("spring.datasource.url"),
                            environment.getRequiredProperty("spring.flyway.user"),
                            environment.getRequiredProperty("spring.flyway.password"))
                    .load()
                    .migrate();
            return environment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The migrated database that all tests of this run share, as its owner. */
    public static DataSource dataSource() {
        return OWNER;
    }

    private static DataSource as(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE.toMillis());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        return new HikariDataSource(config);
    }

    /** The address of a database of its own, empty, for a test that runs the whole program with its jobs. */
    public static String newDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return jdbcUrl().substring(0, jdbcUrl().lastIndexOf('/') + 1) + name;
    }

    public static String jdbcUrl() {
        return ENVIRONMENT.getRequiredProperty("spring.datasource.url");
    }

    /** The owner of the databases. */
    public static String username() {
        return ENVIRONMENT.getRequiredProperty("spring.flyway.user");
    }

    public static String password() {
        return ENVIRONMENT.getRequiredProperty("spring.flyway.password");
    }

    /** As the program itself sees the shared database. */
    public static DataSource asProgram() {
        return PROGRAM;
    }

    /** As whoever may read who reported sees it. */
    public static DataSource asIdentity() {
        return IDENTITY;
    }

    private static DataSource as(String prefix) {
        return as(
                jdbcUrl(),
                ENVIRONMENT.getRequiredProperty(prefix + ".username"),
                ENVIRONMENT.getRequiredProperty(prefix + ".password"));
    }

    /** With the password in it. */
    public static String redisUri() {
        return ENVIRONMENT.getRequiredProperty("spring.data.redis.url");
    }
}
