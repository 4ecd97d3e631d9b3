package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NoticesTest {
    /** The look every five seconds once used up the pool within two minutes. */
    @Test
    void looking_who_waits_gives_its_connection_back() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(RealServers.dataSource());
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(2000);
            JdbcClient jdbc = JdbcClient.create(pool);
            Notices notices = new Notices(jdbc, new SealedEvidence(jdbc, new MasterKey(new byte[32])));

            assertThatCode(() -> {
                        for (int look = 0; look < 3; look++) {
                            notices.waiting();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }
}
