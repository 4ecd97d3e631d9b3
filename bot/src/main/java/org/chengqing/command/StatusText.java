package org.chengqing.command;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chengqing.alarms.Alarm;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutboxHealth;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The state of a service in lines for the terminal.
 *
 * @param healthy whether nothing needs a person
 */
record StatusText(List<String> lines, boolean healthy) {
    private static final int TRIES = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    StatusText {
        lines = List.copyOf(lines);
    }

    static StatusText of(
            boolean running,
            JdbcClient jdbc,
            RedisConnectionFactory redis,
            Outbox outbox,
            Path data,
            List<Alarm> alarms)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("服务：" + (running ? "正在运行" : "没有在本数据目录上运行"));
        String version = version(jdbc);
        lines.add("PostgreSQL：" + (version.isEmpty() ? "没有应答" : "正常（" + version + "）"));
        boolean answers = answers(redis);
        lines.add("Redis：" + (answers ? "正常" : "没有应答"));
        lines.add("线索邮件：" + outbox.destination());
        OutboxHealth mails = version.isEmpty() ? null : outbox.health();
        if (mails != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "邮件队列：待发 %d 封，待核实 %d 封，疑似丢失 %d 封，死信 %d 封",
                    mails.waiting(),
                    mails.uncertain(),
                    mails.suspectedLost(),
                    mails.dead()));
        }
        lines.add(disk(data));
        lines.add("告警：" + (alarms.isEmpty() ? "没有" : alarms.size() + " 条"));
        alarms.forEach(alarm -> lines.add("  " + TIME.format(alarm.since()) + "  " + alarm.sentence()));
        return new StatusText(lines, alarms.isEmpty() && answers && mails != null && mails.dead() == 0);
    }

    /** The lines, each with its end. */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    private static String version(JdbcClient jdbc) {
        try {
            return jdbc.sql("show server_version").query(String.class).single();
        } catch (DataAccessException e) {
            return "";
        }
    }

    private static boolean answers(RedisConnectionFactory redis) {
        StringRedisTemplate template = new StringRedisTemplate(redis);
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                template.execute(connection -> connection.ping(), true);
                return true;
            } catch (DataAccessException e) {
                // the first connection of a command that has just started may be late
            }
        }
        return false;
    }

    private static String disk(Path data) throws IOException {
        FileStore store = Files.getFileStore(data);
        long free = store.getUsableSpace();
        return String.format(
                Locale.ROOT,
                "磁盘：数据目录 %s 还有 %.1f GB（%.0f%%）",
                data.toAbsolutePath().normalize(),
                free / (double) (1 << 30),
                100.0 * free / Math.max(1, store.getTotalSpace()));
    }
}
