package org.chengqing.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.chengqing.alarms.Alarm;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutboxHealth;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatusTextTest {
    private final Outbox outbox = mock(Outbox.class);

    @TempDir
    Path data;

    private LettuceConnectionFactory redis = new LettuceConnectionFactory();

    @BeforeEach
    void connect() {
        redis = new LettuceConnectionFactory((RedisStandaloneConfiguration)
                LettuceConnectionFactory.createRedisConfiguration(RealServers.redisUri()));
        redis.afterPropertiesSet();
        redis.start();
        when(outbox.destination()).thenReturn("写入 data/mailbox");
        when(outbox.health()).thenReturn(new OutboxHealth(2, 0, 0, 0, null, null));
    }

    @AfterEach
    void disconnect() {
        redis.destroy();
    }

    @Test
    void a_healthy_service_has_one_line_each() throws IOException {
        StatusText status = status(RealServers.dataSource(), List.of());

        assertThat(status.healthy()).isTrue();
        assertThat(status.text())
                .contains(
                        "服务：正在运行\n",
                        "Redis：正常\n",
                        "线索邮件：写入 data/mailbox\n",
                        "邮件队列：待发 2 封，待核实 0 封，疑似丢失 0 封，死信 0 封\n",
                        "告警：没有\n")
                .containsPattern("PostgreSQL：正常（1[5-9]\\.")
                .containsPattern("磁盘：数据目录 /.+ 还有 [0-9.]+ GB（[0-9]+%）");
    }

    @Test
    void alarms_are_told_with_their_time_in_beijing() throws IOException {
        Alarm alarm = new Alarm("disk", "磁盘快满了。", Instant.parse("2026-11-22T04:00:00Z"));

        StatusText status = status(RealServers.dataSource(), List.of(alarm));

        assertThat(status.healthy()).isFalse();
        assertThat(status.text()).contains("告警：1 条\n  2026-11-22 12:00  磁盘快满了。\n");
    }

    @Test
    void dead_letters_and_a_database_that_is_away_are_no_good_health() throws IOException {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setURL("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=2");
        assertThat(status(away, List.of()).healthy()).isFalse();
        assertThat(status(away, List.of()).text()).contains("PostgreSQL：没有应答\n");

        when(outbox.health()).thenReturn(new OutboxHealth(0, 0, 1, 0, null, null));
        assertThat(status(RealServers.dataSource(), List.of()).healthy()).isFalse();
    }

    private StatusText status(DataSource source, List<Alarm> alarms) throws IOException {
        return StatusText.of(true, JdbcClient.create(source), redis, outbox, data, alarms);
    }
}
