package org.chengqing.syndication;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.outbox.HandCrankedJobs;
import org.chengqing.servers.RealServers;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** One process's objects of this feature, on a database that several may share. Its jobs are cranked by hand. */
final class Wire implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String FORMER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    final JdbcClient jdbc;
    final Catalog catalog;
    final CatalogFollower follower;
    final DeliveryRound round;
    final Syndication syndication;
    final SyndicationAlarms alarms;
    final TargetJobs jobs;
    final Deliveries deliveries;
    final HikariDataSource source;
    private final WebhookSender sender;

    /** A clock that goes when it is told to. */
    static final class TestClock extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-28T04:00:00Z"));

        void advance(Duration by) {
            now.updateAndGet(it -> it.plus(by));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A migrated database of its own. */
    static String database() {
        String url = RealServers.newDatabase();
        Flyway.configure()
                .dataSource(url, RealServers.username(), RealServers.password())
                .placeholders(Map.of())
                .load()
                .migrate();
        return url;
    }

    Wire(String database, SyndicationSettings settings, Clock clock) {
        source = new HikariDataSource();
        source.setJdbcUrl(database);
        source.setUsername(RealServers.username());
        source.setPassword(RealServers.password());
        source.setMaximumPoolSize(4);
        jdbc = JdbcClient.create(source);
        DataSourceTransactionManager manager = new DataSourceTransactionManager(source);
        SyndicationConfiguration wiring = new SyndicationConfiguration();
        Targets targets = Targets.of(settings, Path.of("."));
        deliveries = wiring.syndicationDeliveries(jdbc);
        TargetStates states = wiring.syndicationTargetStates(jdbc);
        catalog = new Catalog(source, clock);
        jobs = wiring.syndicationTargetJobs(new HandCrankedJobs(source, clock).jobs(), targets, states, clock);
        sender = wiring.webhookSender(settings, clock);
        round = wiring.deliveryRound(targets, deliveries, states, sender, settings, manager, clock);
        follower = wiring.catalogFollower(
                catalog,
                targets,
                deliveries,
                jobs,
                settings,
                JsonMapper.builder().build(),
                URI.create("https://piyao.example.gov.cn/"),
                "云溪县互联网辟谣中心",
                jdbc,
                manager,
                clock);
        syndication = wiring.syndication(targets, deliveries, states, jobs, manager, clock);
        alarms = new SyndicationAlarms(targets, states, settings, clock);
        jobs.reconcile();
    }

    /** Takes up what is new and delivers to this target once. */
    Optional<Instant> go(String target) {
        follower.follow();
        return round.run(target);
    }

    List<String> states() {
        return jdbc.sql("select state || ' ' || attempts from syndication_delivery order by id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    static SyndicationSettings.Target target(String name, HookServer server, String... events) {
        return new SyndicationSettings.Target(name, server.address(), SECRET, FORMER, null, List.of(events));
    }

    static SyndicationSettings settings(SyndicationSettings.Target... targets) {
        return settings(true, targets);
    }

    static SyndicationSettings settings(boolean imports, SyndicationSettings.@Nullable Target... targets) {
        return new SyndicationSettings(
                Arrays.asList(targets),
                imports,
                Duration.ofSeconds(5),
                200,
                20,
                Duration.ofSeconds(5),
                2,
                Duration.ofSeconds(1),
                Duration.ofMillis(700),
                DataSize.ofKilobytes(64),
                List.of(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(4)),
                Duration.ofDays(5),
                Duration.ofMinutes(15),
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofDays(90));
    }

    static Path file(String name, String text) {
        try {
            return Files.writeString(Files.createTempDirectory("import").resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sender.close();
        source.close();
    }
}
