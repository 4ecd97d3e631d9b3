package org.chengqing.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The running instances of the service that share the database. Blocks on JDBC. */
public final class Instances {
    private static final Logger LOG = LoggerFactory.getLogger(Instances.class);
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    /** Rounds that a living instance may miss. */
    private static final int MISSED = 6;

    private final JdbcClient jdbc;
    private final String name = UUID.randomUUID().toString();
    private final String host;
    private final String version;
    private final Duration every;
    private final Clock clock;
    private final Instant started;

    Instances(JdbcClient jdbc, String host, String version, Duration every, Clock clock) {
        this.jdbc = jdbc;
        this.host = host;
        this.version = version;
        this.every = every;
        this.clock = clock;
        this.started = clock.instant();
    }

    /**
     * One instance.
     *
     * @param alive whether it was heard of lately
     * @param own whether it is this one
     */
    public record Instance(
            String host, String version, Instant startedAt, Instant seenAt, boolean alive, boolean own) {}

    /** This instance is alive. */
    void seen() {
        Instant now = clock.instant();
        try {
            jdbc.sql("""
                            insert into statistic_instance (instance, host, version, started_at, seen_at)
                            values (?, ?, ?, ?, ?) on conflict (instance) do update set seen_at = excluded.seen_at""")
                    .params(name, host, version, started.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("delete from statistic_instance where seen_at < ?")
                    .param(now.minus(FORGOTTEN).atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataAccessException e) {
            LOG.debug("the database is away", e);
        }
    }

    /** This instance ends. */
    void gone() {
        try {
            jdbc.sql("delete from statistic_instance where instance = ?")
                    .param(name)
                    .update();
        } catch (DataAccessException e) {
            LOG.debug("the database is away", e);
        }
    }

    /** All of the last day, the newest start first. */
    public List<Instance> all() {
        Instant alive = clock.instant().minus(every.multipliedBy(MISSED));
        return jdbc.sql("select * from statistic_instance order by started_at desc, instance limit 50")
                .query((row, _) -> {
                    Instant seen = row.getTimestamp("seen_at").toInstant();
                    return new Instance(
                            row.getString("host"),
                            row.getString("version"),
                            row.getTimestamp("started_at").toInstant(),
                            seen,
                            seen.isAfter(alive),
                            row.getString("instance").equals(name));
                })
                .list();
    }
}
