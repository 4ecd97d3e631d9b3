package org.chengqing.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.chengqing.library.KnownCredentials;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.util.unit.DataSize;

/** The alarms of disk, PostgreSQL and Redis. */
class SourcesTest {
    private static final long GB = 1 << 30;
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);

    @Test
    void the_disk_is_short_below_two_gigabytes_or_a_tenth() {
        assertThat(disk(10 * GB, 100 * GB)).isEmpty();
        assertThat(disk(2 * GB, 10 * GB)).isEmpty();
        assertThat(disk(10 * GB - 1, 100 * GB)).singleElement().satisfies(alarm -> {
            assertThat(alarm.name()).isEqualTo("disk");
            assertThat(alarm.sentence()).contains("server-1", "10.0 GB（10%）", "请尽快清理或扩容");
            assertThat(alarm.since()).isEqualTo(NOON.instant());
        });
        assertThat(disk(2 * GB - 1, 3 * GB)).hasSize(1);
        assertThat(disk(0, 0)).hasSize(1);
    }

    @Test
    void a_disk_that_cannot_be_asked_is_an_error() {
        DiskAlarm alarm = new DiskAlarm(
                () -> {
                    throw new IOException("unmounted");
                },
                "server-1",
                settings(),
                NOON);

        assertThatThrownBy(alarm::alarms).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void postgresql_is_well_away_or_read_only() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setURL("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=2");
        DataSource readOnly = new org.springframework.jdbc.datasource.DelegatingDataSource(RealServers.dataSource()) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                try (var statement = connection.createStatement()) {
                    statement.execute("set default_transaction_read_only = on");
                }
                return connection;
            }
        };

        assertThat(new PostgresAlarm(RealServers.dataSource(), NOON).alarms()).isEmpty();
        assertThat(new PostgresAlarm(away, NOON).alarms())
                .singleElement()
                .extracting(Alarm::sentence)
                .asString()
                .startsWith("PostgreSQL 没有应答");
        assertThat(new PostgresAlarm(readOnly, NOON).alarms())
                .singleElement()
                .extracting(Alarm::sentence)
                .asString()
                .startsWith("PostgreSQL 只能读不能写");
    }

    @Test
    void a_real_redis_is_well_and_a_wrong_password_is_told() {
        RedisStandaloneConfiguration real = (RedisStandaloneConfiguration)
                LettuceConnectionFactory.createRedisConfiguration(RealServers.redisUri());
        assertThat(redis(real)).isEmpty();

        real.setPassword("not the password of this server");

        assertThat(redis(real))
                .singleElement()
                .satisfies(alarm ->
                        assertThat(alarm.sentence()).startsWith("Redis 不认我们的密码").doesNotContain("not the password"));
    }

    @Test
    void what_redis_refuses_is_told_apart() throws IOException {
        try (ScriptedRedis redis = new ScriptedRedis()) {
            RedisStandaloneConfiguration scripted = new RedisStandaloneConfiguration("127.0.0.1", redis.port());
            assertThat(redis(scripted)).isEmpty();

            redis.answersSet("-OOM command not allowed when used memory > 'maxmemory'.");
            assertThat(sentence(scripted)).startsWith("Redis 的内存满了").endsWith("收件不受影响，只是回答会慢一些。");
            redis.answersSet("-READONLY You can't write against a read only replica.");
            assertThat(sentence(scripted)).startsWith("Redis 只能读不能写");
            redis.answersPing("-MISCONF Errors writing to the AOF file: No space left on device");
            assertThat(sentence(scripted)).startsWith("Redis 存不了盘");
            redis.answersPing("-ERR something else");
            assertThat(sentence(scripted)).startsWith("Redis 没有应答");
        }
        assertThat(sentence(new RedisStandaloneConfiguration("127.0.0.1", 1))).startsWith("Redis 没有应答");
    }

    @Test
    void what_redis_said_once_is_not_lost_in_a_broken_connection() throws IOException {
        try (ScriptedRedis redis = new ScriptedRedis()) {
            redis.answersPing("-WRONGPASS invalid username-password pair", "-ERR something else");

            assertThat(sentence(new RedisStandaloneConfiguration("127.0.0.1", redis.port())))
                    .startsWith("Redis 不认我们的密码");
        }
    }

    private static List<Alarm> disk(long free, long total) {
        return new DiskAlarm(() -> new DiskAlarm.Space(free, total), "server-1", settings(), NOON).alarms();
    }

    private static String sentence(RedisStandaloneConfiguration server) {
        List<Alarm> alarms = redis(server);
        assertThat(alarms).hasSize(1);
        return alarms.getFirst().sentence();
    }

    private static List<Alarm> redis(RedisStandaloneConfiguration server) {
        LettuceConnectionFactory factory = new LettuceConnectionFactory(
                server,
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(10))
                        .redisCredentialsProviderFactory(new KnownCredentials())
                        .build());
        factory.afterPropertiesSet();
        factory.start();
        try {
            return new RedisAlarm(factory, NOON).alarms();
        } finally {
            factory.destroy();
        }
    }

    static AlarmSettings settings() {
        return new AlarmSettings(
                Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofHours(24), DataSize.ofGigabytes(2), 10);
    }
}
