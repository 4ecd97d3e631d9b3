package org.chengqing.audit;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail for tests of other features; always with the same key, since they share a database. */
public final class TestTrail {
    static final Chain CHAIN = new Chain(new byte[32]);

    private TestTrail() {}

    /** The trail in this database; joins transactions of the manager. */
    public static AuditTrail on(DataSource source, JdbcTransactionManager manager, Clock clock) {
        return new AuditTrail(JdbcClient.create(source), new TransactionTemplate(manager), CHAIN, clock);
    }

    /** What it holds, the newest first. */
    public static AuditReading reading(DataSource source) {
        return new AuditReading(JdbcClient.create(source));
    }
}
