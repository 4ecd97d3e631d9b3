package org.chengqing.console.machine;

import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The servers below the program. Blocks, at the longest for the timeouts of their clients. */
final class Servers {
    private static final String EMBEDDED = "embedded servers";

    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;
    private final ConfigurableEnvironment environment;

    Servers(JdbcClient jdbc, StringRedisTemplate redis, ConfigurableEnvironment environment) {
        this.jdbc = jdbc;
        this.redis = redis;
        this.environment = environment;
    }

    /**
     * One of them.
     *
     * @param own whether the program started it itself
     * @param version empty when it does not answer
     * @param purpose what depends on it
     */
    record Server(String name, boolean own, String version, String purpose) {
        public boolean answers() {
            return !version.isEmpty();
        }
    }

    List<Server> all() {
        return List.of(
                new Server("PostgreSQL", own("spring.datasource.url"), postgres(), "辟谣、线索、邮件、账号都在这里"),
                new Server("Redis", own("spring.data.redis.url"), redis(), "缓存和对话状态；没有它会慢一点，不丢数据"));
    }

    private boolean own(String setting) {
        PropertySource<?> embedded = environment.getPropertySources().get(EMBEDDED);
        return embedded != null && embedded.containsProperty(setting);
    }

    private String postgres() {
        try {
            return jdbc.sql("show server_version").query(String.class).single();
        } catch (DataAccessException e) {
            return "";
        }
    }

    private String redis() {
        try {
            Properties info =
                    redis.execute(connection -> connection.serverCommands().info("server"), true);
            return version(info);
        } catch (DataAccessException e) {
            return "";
        }
    }

    /** A cluster puts the name of each node before the names. */
    private static String version(@Nullable Properties info) {
        return info == null
                ? ""
                : info.stringPropertyNames().stream()
                        .filter(name -> name.endsWith("redis_version"))
                        .findFirst()
                        .map(info::getProperty)
                        .orElse("");
    }
}
