package org.chengqing.alarms;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL does not answer, or takes nothing in. */
final class PostgresAlarm implements AlarmSource {
    static final String NAME = "postgresql";
    private static final Logger LOG = LoggerFactory.getLogger(PostgresAlarm.class);
    private static final int SECONDS = 3;

    private final DataSource source;
    private final Clock clock;

    PostgresAlarm(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Alarm> alarms() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet row = statement.executeQuery("show transaction_read_only")) {
                boolean readOnly = row.next() && row.getString(1).equals("on");
                return readOnly ? alarm("PostgreSQL 只能读不能写，新的举报现在存不进去（会如实告诉来访者）；请检查是否连到了备库。") : List.of();
            }
        } catch (SQLException e) {
            LOG.debug("PostgreSQL does not answer", e);
            return alarm("PostgreSQL 没有应答，新的举报现在存不进去（会如实告诉来访者）；请检查数据库服务器和网络。");
        }
    }

    private List<Alarm> alarm(String sentence) {
        return List.of(new Alarm(NAME, sentence, clock.instant()));
    }
}
