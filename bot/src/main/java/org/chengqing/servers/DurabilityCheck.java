package org.chengqing.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Reads back from PostgreSQL, embedded or not, whether what it calls committed is on the disk. A receipt promises
 * that, so a server that does not keep it is refused.
 */
final class DurabilityCheck {
    private static final List<String> SETTINGS = List.of("fsync", "full_page_writes", "synchronous_commit");

    private DurabilityCheck() {}

    /** Throws {@link CannotStart} where a setting is off; blocks on JDBC. */
    static void require(DataSource source) {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                try (var rows = statement.executeQuery("SHOW " + setting)) {
                    if (!rows.next() || "off".equals(rows.getString(1))) {
                        throw new CannotStart("数据库的 " + setting + " 是关闭的，收下的举报可能丢失，请在数据库里打开它再启动。");
                    }
                }
            }
        } catch (SQLException e) {
            throw new CannotStart("连接数据库失败，请检查 spring.datasource.url、用户名和密码。", e);
        }
    }
}
