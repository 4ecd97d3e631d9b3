package org.chengqing.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

class AlarmsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private final TestClock clock = new TestClock();
    private final List<Alarm> wrong = new CopyOnWriteArrayList<>();
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Alarms alarms = alarms("a", RealServers.dataSource(), AlarmSource.named("test", () -> wrong));

    @BeforeEach
    void begin() {
        JdbcClient.create(RealServers.dataSource()).sql("delete from alarm").update();
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void end() {
        logger().detachAppender(log);
    }

    @Test
    void tells_what_is_wrong_once_and_again_after_a_day_and_when_it_is_over() throws Exception {
        wrong.add(new Alarm("mail", "邮件发不出去。", NOON.minusSeconds(60)));
        alarms.check();
        pass(Duration.ofHours(23));
        wrong.set(0, new Alarm("mail", "邮件还是发不出去。", clock.now));
        alarms.check();

        Alarm since = new Alarm("mail", "邮件还是发不出去。", NOON.minusSeconds(60));
        assertThat(alarms.current()).containsExactly(since);
        assertThat(said(Level.ERROR)).containsExactly("邮件发不出去。");

        pass(Duration.ofHours(1));
        alarms.check();
        assertThat(said(Level.ERROR)).containsExactly("邮件发不出去。", "邮件还是发不出去。");

        wrong.clear();
        alarms.check();
        assertThat(alarms.current()).isEmpty();
        assertThat(events)
                .containsExactly(
                        new AlarmRaised(new Alarm("mail", "邮件发不出去。", NOON.minusSeconds(60))),
                        new AlarmCleared(since, clock.now));
        assertThat(said(Level.INFO)).containsExactly("已恢复：邮件还是发不出去。");
    }

    @Test
    void any_instance_and_the_command_line_see_what_another_finds() throws Exception {
        Alarms other = alarms("b", RealServers.dataSource(), AlarmSource.named("disk", () -> List.of(alarm("disk"))));
        Alarms command = alarms("c", RealServers.dataSource());
        wrong.add(alarm("mail"));
        alarms.check();
        other.check();

        assertThat(command.current()).extracting(Alarm::name).containsExactlyInAnyOrder("disk", "mail");

        pass(Duration.ofSeconds(140));
        alarms.check();
        pass(Duration.ofSeconds(20));
        assertThat(command.current()).extracting(Alarm::name).containsExactly("mail");
    }

    @Test
    void a_source_that_throws_is_an_alarm_and_keeps_nobody_else_from_being_asked() throws Exception {
        Alarms some = alarms(
                "a",
                RealServers.dataSource(),
                AlarmSource.named("bad", () -> {
                    throw new IllegalStateException("secret");
                }),
                AlarmSource.named("good", () -> List.of(alarm("mail"))));

        some.check();

        assertThat(some.current()).extracting(Alarm::name).containsExactly("check-bad", "mail");
        assertThat(some.current().getFirst().sentence())
                .contains("“bad”", "IllegalStateException")
                .doesNotContain("secret");
    }

    @Test
    void a_source_that_hangs_is_an_alarm_and_is_asked_again_only_when_it_has_returned() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        SourceRound round = new SourceRound(
                List.of(AlarmSource.named("slow", () -> {
                    asked.incrementAndGet();
                    awaitDeafly(end);
                    return List.of();
                })),
                Duration.ofMillis(50),
                clock);

        assertThat(round.ask()).containsOnlyKeys("check-slow");
        assertThat(round.ask()).containsOnlyKeys("check-slow");
        assertThat(asked).hasValue(1);

        end.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> round.ask().isEmpty());
        assertThat(asked.get()).isGreaterThan(1);
    }

    @Test
    void keeps_its_own_alarms_while_postgresql_is_away_and_listeners_fail() throws Exception {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setURL("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=2");
        Alarms cut = new Alarms(
                () -> List.of(AlarmSource.named("test", () -> wrong)),
                table(away),
                "a",
                settings(),
                event -> {
                    throw new IllegalStateException("no mail without a database");
                },
                false,
                clock);
        wrong.add(alarm("mail"));

        cut.check();
        cut.check();

        assertThat(cut.current()).extracting(Alarm::name).containsExactlyInAnyOrder("mail", "alarm-table");
    }

    @Test
    void looks_by_itself_while_it_runs_and_takes_its_alarms_along() {
        wrong.add(alarm("mail"));
        alarms.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> !events.isEmpty());
        Alarms command = alarms("c", RealServers.dataSource());
        await().atMost(Duration.ofSeconds(20)).until(() -> !command.current().isEmpty());

        alarms.stop();

        assertThat(alarms.isRunning()).isFalse();
        assertThat(command.current()).isEmpty();
    }

    @Test
    void names_are_such_as_fit_everywhere() {
        for (String name : new String[] {"", "-a", "A", "磁盘", "a b", "a/b", "a".repeat(61)}) {
            assertThatThrownBy(() -> new Alarm(name, "x", NOON)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Alarms alarms(String instance, DataSource source, AlarmSource... sources) {
        return new Alarms(() -> List.of(sources), table(source), instance, settings(), events::add, false, clock);
    }

    private AlarmTable table(DataSource source) {
        return new AlarmTable(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                Duration.ofSeconds(150),
                clock);
    }

    private Alarm alarm(String name) {
        return new Alarm(name, name + " 有问题。", clock.now);
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    private List<String> said(Level level) {
        return new ArrayList<>(log.list)
                .stream()
                        .filter(event -> event.getLevel().equals(level))
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList();
    }

    /** Waits as a thread that does not listen to interrupts. */
    private static void awaitDeafly(CountDownLatch end) {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                // deaf
            }
        }
    }

    private static Logger logger() {
        Logger logger = (Logger) LoggerFactory.getLogger(Alarms.class);
        logger.setLevel(Level.INFO);
        return logger;
    }

    private static AlarmSettings settings() {
        return new AlarmSettings(
                Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofHours(24), DataSize.ofGigabytes(2), 10);
    }

    private static final class TestClock extends Clock {
        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
