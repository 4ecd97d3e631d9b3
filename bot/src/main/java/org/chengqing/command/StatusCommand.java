package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chengqing.alarms.Alarms;
import org.chengqing.command.Application.Opened;
import org.chengqing.outbox.Outbox;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code status}: how the service on this data folder is; exit code 1 where something needs a person. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "查看服务、邮件、磁盘和告警；有告警时退出码为 1")
final class StatusCommand implements Callable<Integer> {
    private static final int NEEDS_A_PERSON = 1;
    private final Application application;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    StatusCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        try (Opened opened = application.open(settings)) {
            Environment environment = opened.bean(Environment.class);
            StatusText status = StatusText.of(
                    opened.servers().joined(),
                    opened.bean(JdbcClient.class),
                    opened.bean(RedisConnectionFactory.class),
                    opened.bean(Outbox.class),
                    Path.of(environment.getProperty("chengqing.data", "data")),
                    opened.bean(Alarms.class).current());
            System.out.print(status.text());
            return status.healthy() ? 0 : NEEDS_A_PERSON;
        }
    }
}
