package org.chengqing.identity;

import java.time.Clock;
import javax.sql.DataSource;
import org.chengqing.sealing.MasterKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contacts for tests of other packages. */
public final class PrivateContacts {
    private PrivateContacts() {}

    /** All by one data source. */
    public static Contacts on(DataSource source, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(source);
        return new Contacts(jdbc, jdbc, new MasterKey(new byte[32]), clock);
    }
}
